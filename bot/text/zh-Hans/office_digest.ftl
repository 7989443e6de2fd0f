# 每周工作摘要
office-digest = { $lines }
    .title = 本周工作摘要
office-digest-and =
    { $one }
    { $other }
office-digest-nothing = 信用办目前没有未办事项，也没有本周到期的期限。祝您工作顺利。
    .title = 本周工作摘要
office-digest-records = 待分类记录 { $count } 条{ $late ->
        [0] { "" }
       *[other] ，其中 { $late } 条已逾期
    }
office-digest-cases = 在办整改 { $count } 件{ $late ->
        [0] { "" }
       *[other] ，其中 { $late } 件已逾期
    }
office-digest-tasks = 未结部门任务 { $count } 项{ $late ->
        [0] { "" }
       *[other] ，其中 { $late } 项已逾期
    }
office-digest-repairs = 在办修复申请 { $count } 件{ $late ->
        [0] { "" }
       *[other] ，其中 { $late } 件已逾期
    }
office-digest-docket = 领导小组待表决 { $count } 项{ $late ->
        [0] { "" }
       *[other] ，其中 { $late } 项已逾期
    }
office-digest-deadlines = 您本周到期的事项 { $count } 项
office-digest-departments = 报送完整率未达标的部门 { $count } 个
