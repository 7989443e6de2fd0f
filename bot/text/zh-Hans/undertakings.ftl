# 保密协议、诚信承诺书、制度阅知
undertakings = 我的签署
undertakings-card = 查看全文后即可签署；到期前请续签。
    .title = 我的签署
undertakings-missing = 名单随签署情况实时更新。
    .title = 尚未签署
missing-undertakings = 尚未签署的人员
see-undertaking = 查看并签署保密协议
see-undertaking-undertaking = 要看哪一份？
    .label = 文本
sign-undertaking = 签署
sign-undertaking-undertaking = 要签署哪一份？
    .label = 文本
sign-undertaking-now = 本人已阅读，同意并签署
sign-undertaking-done = 有效期至 { $until }，到期前请续签。签署时间和文本指纹已留存，PDF 副本稍后发给您。
    .title = 已签署《{ $what }》
undertaking-text =
    { $text }

    目前状态：{ $state }
    .title = { $what }
undertaking-unsigned = 未签署
undertaking-signed = 已签署，有效期至 { $until }
undertaking-expired = 已于 { $until }到期，请续签
undertaking-confidentiality = 保密协议
undertaking-honesty = 诚信承诺书
undertaking-policy = 制度阅知
person-of = { $name }（{ $department }）
agreement-first = 这里会看到他人的信用信息，须先签署保密协议（或续签已到期的协议）。签署后即可继续，刚才没有做任何改动。
    .title = 请先签署保密协议
undertaking-paper =
    .title = { $what }
signed-who = 签署人
signed-code = 签署编号
signed-at = 签署时间
signed-until = 有效期至
signed-edition = 制度版本
signed-hash = 文本指纹（SHA-256）
