# Slack
slack-next = 下一步
slack-close = 关闭
slack-cancel = 取消
slack-edit = 返回修改
slack-saving = 填写的内容已保存，正在保存文件，请稍候。如果窗口一直停在这里，请点“返回修改”，再提交一次文件。
slack-title = 信用办
slack-bind = 绑定账号
slack-bind-code = 绑定码
slack-open = 这份内容还没有填完，请点按钮继续。
slack-expired = 窗口没有打开，请再点一次按钮。已填的内容都在。
slack-file-failed = 文件没有从 Slack 取到，没有保存。请删掉它重新上传，或改传一张截图。
