# 绑定账号
invite-member = 邀请绑定账号
invite-member-subject = 给谁开通？
    .label = 成员
invite-member-done = 请把绑定码 { $code } 当面交给{ $name }。对方在聊天里发送“绑定 { $code }”即可，72 小时内有效，只能用一次；之前的绑定码已作废。{ $link ->
        [none] { "" }
       *[other] { " " }在手机上也可以直接点开：{ $link }
    }
    .title = 绑定码已生成
shown-once = 这个绑定码只显示一次，没有保存。需要时请重新生成一个，旧的随即作废。
add-member = 新增成员
add-member-name = 新成员叫什么名字？
    .label = 姓名
add-member-department = 在哪个部门？
    .label = 部门
unbind = 解除绑定
unbind-done = 这个账号不再与您的身份关联，之后不会再收到消息。需要时请向信用办索取新的绑定码。
    .title = 已解除绑定
bind-done = 之后就在这里办理：输入“录入”“待办”或“帮助”。
    .title = { $name }，您好，绑定成功
bind-code-wrong = 绑定码不对，或已过期、已使用。请核对后再发一次，或向信用办索取新的绑定码。
bind-first = 这里还不认识您。请向信用办索取绑定码，然后发送“绑定 绑定码”。
private-only = 为保护信息，信用办只在私聊里办理。请点机器人头像，给它发私信。
file-not-fetched = 文件没有取到，没有保存。请再发一次，或改传一张截图。
kind-not-read = 这种消息这里不能处理，也没有保存。请用文字说明，或在需要证据时上传图片、文件。
