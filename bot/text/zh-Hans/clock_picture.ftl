# 办理时限图
quarter-clocks = 本季度时限图
year-clocks = 本年时限图
picture-clocks-year = { $year } 年
picture-clocks = 自 { $since }起开始计时的期限中，统计 { $count } 项。{ $over ->
        [0] 都在办理中，尚未到期。
       *[other] 已办结或已到期的 { $over } 项中，按期办结 { $percent }%。
    }
    .title = { $span }各环节办理时限
clock-picture-ready = { $span }开始计时的期限中，统计 { $count } 项。{ $over ->
        [0] 都在办理中，尚未到期。
       *[other] 已办结或已到期的 { $over } 项中，按期办结 { $percent }%{ $overdue ->
            [0] 。
           *[other] ，还有 { $overdue } 项逾期未办。
        }
    }
    .title = 办理时限图
clock-picture-none = { $span }还没有开始计时的期限，无图可画。

picture-clock-step = 环节
picture-clock-kept = 按期办结
picture-clock-running = 办理中
picture-clock-kept-late = 逾期办结
picture-clock-overdue = 逾期未办
