# 生成的文件
my-documents = 打开文件
documents-card = 仅供您本人按所述目的使用，请勿转发；保留 30 天，需要时可重新生成。
    .title = { $name }
documents-none = 没有可以打开的文件。文件保留 30 天，需要时请重新生成。
documents-earlier = 更早的文件
document-ordered = 正在生成“{ $name }”，完成后会在这里通知您。
    .title = 已开始生成
document-ready = 点开即可查看或下载，保留 30 天。
    .title = “{ $name }”已生成
document-failed = “{ $name }”没有生成成功。请稍后再试；若仍未成功，请告诉信用办。
    .title = 文件未生成
document-failed-pdf = “{ $name }”没有生成成功，可能是系统缺少中文字体。可先改用 Excel 格式，并告诉信用办。
    .title = 文件未生成
