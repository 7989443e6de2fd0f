# 合作方评价
cooperation-feedback = 评价合作情况
    .kind = 合作评价
    .also = 合作方评价|合作
cooperation-feedback-subject = 评价哪个部门？
    .label = 部门
cooperation-feedback-matter = 评价哪一方面？
    .label = 方面
cooperation-feedback-happened-on = 哪一天的事？
    .label = 日期
cooperation-feedback-said = 请写明具体情况，好的和不足都可以，最多 500 字。
    .label = 评价内容
cooperation-feedback-evidence = 有需要附上的材料吗？最多 5 个，没有就跳过。
    .label = 附件
cooperation-performance = 履约情况
cooperation-payment = 费用结算
cooperation-communication = 沟通配合
cooperation-integrity = 诚信廉洁
