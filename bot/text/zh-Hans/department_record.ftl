# 部门信用记录
department-record = 登记部门情况
    .kind = 部门记录
department-record-subject = 这条记录是关于哪个部门的？
    .label = 部门
department-record-matter = 属于哪一方面？
    .label = 方面
department-record-happened-on = 哪一天的事？
    .label = 日期
department-record-summary = 发生了什么？写清事实即可，最多 500 字。
    .label = 内容
department-record-evidence = 有证明材料吗？最多 5 个，没有就跳过。
    .label = 材料
department-matter-efficiency = 工作效率
department-matter-cooperation = 协作情况
department-matter-violation = 违规情况
