# 发文登记与核验
documents-issued-card = 这是发给您的正式文件，长期保存，可随时打开或下载。
    .title = { $name }
issued-not-printed = { $number } 的文件没有生成成功，通知已不带附件送达收件人。请检查系统的中文字体；收件人需要时，可当面出具纸质文件。
    .title = 文件未生成
verify-title = 文件核验
verify-kind = 文件种类
verify-number = 编号
verify-issued = 签发日期
verify-state = 状态
verify-valid = 有效
verify-withdrawn = 已于 { $day }撤回
verify-digest = 文件指纹（SHA-256）
verify-pending = 尚未生成文件
verify-note = 本页只核验文件真伪，不显示收件人和内容。文件指纹与您手中的电子文件一致的，即为原件。
verify-unknown = 没有查到编号为 { $number } 的文件。请核对编号；如仍有疑问，请联系信用管理办公室。
verify-other = English
