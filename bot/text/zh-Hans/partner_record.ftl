# 合作方记录
partner-record = 登记合作方情况
    .kind = 合作方记录
partner-record-subject = 这条记录是关于哪个合作方的？
    .label = 合作方
partner-record-matter = 属于哪一方面？
    .label = 方面
partner-record-happened-on = 哪一天的事？
    .label = 日期
partner-record-summary = 发生了什么？写清事实即可，最多 500 字。
    .label = 内容
partner-record-evidence = 有合同、函件或照片吗？最多 5 个，没有就跳过。
    .label = 材料
partner-matter-performance = 合作履行
partner-matter-evaluation = 合作方评价
partner-matter-breach = 违约
