# 员工信用记录
staff-record = 登记员工表现
    .kind = 员工记录
staff-record-subject = 这条记录是关于哪位员工的？
    .label = 员工
staff-record-matter = 属于哪一方面？
    .label = 方面
staff-record-happened-on = 哪一天的事？
    .label = 日期
staff-record-summary = 发生了什么？写清事实即可，最多 500 字。
    .label = 内容
staff-record-evidence = 有证明材料吗？最多 5 个，没有就跳过。
    .label = 材料
staff-matter-work = 工作表现
staff-matter-teaching = 教学成果
staff-matter-learners = 学员评价
staff-matter-conduct = 职业操守
