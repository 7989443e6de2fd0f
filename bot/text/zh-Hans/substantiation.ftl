# 陈述申辩、核实、更正
give-reply = 陈述申辩
give-reply-statement = 请说明情况。信用办会据此核实，您的陈述会留在记录里。
    .label = 陈述
give-reply-evidence = 有证明材料吗？最多 5 个，没有就跳过。
    .label = 材料
give-reply-done = 信用办会结合您的陈述核实，结果会通知您。
    .title = { $code } 的陈述已收到
give-reply-told = 请查看陈述内容，再作认定。
    .title = { $code } 的当事方已陈述

substantiate = 核实
substantiate-basis = 依据是什么？录入人和当事方都会看到。
    .label = 认定依据
substantiate-done = 录入人和当事方会收到通知。
    .title = { $code } 已核实
substantiate-told = 如有异议，请联系信用办。认定依据：{ $basis }
    .title = { $code } 已核实

correct-record = 更正
    .kind = 更正记录
correct-record-subject = 正确的对象是谁？
    .label = 对象
correct-record-happened-on = 正确的日期是哪一天？
    .label = 日期
correct-record-summary = 正确的内容是什么？
    .label = 内容
correct-record-mistake = 原来哪里有误，为什么更正？
    .label = 更正原因
correct-record-done = 原记录 { $first }保持不变，并注明由它更正；更正记录须由另一位专员分类和核实。
    .title = 更正记录 { $code } 已提交
correct-record-told = 它更正 { $first }，请查看。
    .title = 更正记录 { $code }

record-replied = 陈述已经提交过，不能重复提交。如需补充，请联系信用办。
record-reply-open = 当事方的陈述期还没有结束，也还没有收到陈述，现在不能认定。
record-grave = 一般和严重的记录由信用办主任认定，请转请主任处理。
