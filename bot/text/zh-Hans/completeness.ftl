# 完整率与零报告
menu-complete = 要办哪一项？
    .title = 报送
completeness-of = 报送完整率
completeness-department = { $subject }
completeness = { $open ->
        [yes] { $until }前报送的都计入。
       *[no] 已于 { $until }截止，此后报送的不再改变完整率。
    }{ $count ->
        [0] 没有需要报送的部门。
        [1] { $below ->
            [0] 目前达到 { $target }%。
           *[other] 目前低于 { $target }%。
        }
       *[other] { $below ->
            [0] { $count } 个部门都达到 { $target }%。
           *[other] { $count } 个部门中有 { $below } 个低于 { $target }%。
        }
    }
    .title = { $quarter }报送完整率
completeness-rate = { $percent }%（{ $filled }/{ $expected }{ $declared ->
        [0] { "" }
       *[other] ，其中零报告 { $declared }
    }）
completeness-summary = { $below ->
        [0] { $count } 个部门都达到 { $target }%
       *[other] { $count } 个部门中有 { $below } 个低于 { $target }%
    }
completeness-nothing-due = 还没有到期的报送
completeness-gaps = 缺 { $count } 处
completeness-missing = 缺 { $slots }{ $more ->
        [0] { "" }
       *[other] ，另有 { $more } 处
    }
cadence-daily = 按日报送
cadence-weekly = 按周报送
slot-daily = { $day }
slot-weekly = { $day }当周
slot-and = { $one }、{ $other }
quarter-before = 上一季度
quarter-after = 下一季度

completeness-picture = 完整率一览图
picture-completeness = 各部门应报时段中已录入、零报告和缺报的数量，完整率低的在前。
    .title = { $quarter }报送完整率：{ $count } 个部门
completeness-column = 部门
completeness-recorded = 已录入
completeness-declared = 零报告
completeness-missing-slots = 缺报
completeness-picture-ready = { $quarter }{ $count } 个部门的报送情况，完整率低的在前。
    .title = 完整率一览图
completeness-picture-none = 这个季度还没有到期的报送，无图可画。

nothing-to-record = 零报告
nothing-to-record-subject = 为哪个部门报？
    .label = 部门
nothing-to-record-on = 哪一天（或哪一周的任意一天）没有需要记录的事项？
    .label = 日期
nothing-to-record-done = { $subject } { $slot }没有需要记录的事项，已登记，不再催报。之后想起有遗漏的，照常录入即可。
    .title = 已登记零报告
supply-nobody-there = 这个部门现在没有人员，不需要报送。
supply-day-off = { $day }不是工作日，不需要报送。请换一天。
supply-closed-quarter = { $quarter }已于 { $closed }截止，不能再补零报告。遗漏的事项可以照常录入，计入本季度。
supply-not-over = 这一周还没有结束，最早 { $due }可以报零报告；在此之前有事项的请照常录入。
supply-recorded = { $subject } { $slot }已经有记录，不需要零报告。

supply-nudge = { $subject } { $slot }还没有工作记录，本季度完整率 { $rate }。有事项的请录入；没有的，报一次零报告即可。
    .title = { $subject }：今天该报送了
supply-week = { $subject }{ $quarter }（{ $cadence }）完整率 { $rate }，还缺 { $count } 处。{ $until }前补录或补报零报告，仍计入{ $quarter }。
    .title = { $subject }上周报送情况
supply-closed = { $subject }的完整率定为 { $rate }，将用于季度检查，此后报送的不再改变。
    .title = { $quarter }报送已截止
supply-closed-office = { $count } 个部门的完整率已经确定，{ $below ->
        [0] 都达到 { $target }%。
       *[other] 其中 { $below } 个低于 { $target }%。
    }检查时以此为准。
    .title = { $quarter }报送已截止
