# 实地核实
assign-on-site = 指定实地核实人
assign-on-site-first = 第一位核实人是谁？不能是对方的上下级、同部门人员，也不能是经办过这件事的人。
    .label = 第一位核实人
assign-on-site-second = 第二位核实人是谁？两人各自核实，各写意见。
    .label = 第二位核实人
assign-on-site-done = 核实人和{ $subject }都已收到通知，核实应在 { $due }前完成。
    .title = 修复申请 { $code } 已指定核实人
onsite-told = 请在 { $due }前到现场或向有关人员核实{ $subject }的整改情况，独立写下您看到的。
    .title = 修复申请 { $code } 由您实地核实
onsite-told-subject = 两位与此事无关的人员会在 { $due }前核实整改情况，可能到现场查看或与您联系，请予配合。结果会通知您。
    .title = 修复申请 { $code }：即将实地核实
replace-on-site = 更换核实人
replace-on-site-leaving = 换下哪一位核实人？
    .label = 换下
replace-on-site-coming = 换上谁？
    .label = 换上
onsite-not-one = 此人不是待提交意见的核实人，请重新选择。
onsite-spared = 对{ $subject }的实地核实已改由他人承担，您不必再提交意见。
    .title = 修复申请 { $code } 不再由您核实
on-site-answer-full = 是，已做到
on-site-answer-part = 部分做到
on-site-answer-none = 没有做到
confirm-on-site = 核实属实
confirm-on-site-corrected = 失信行为是否已经纠正？
    .label = 行为纠正
confirm-on-site-measures = 整改措施是否落实？
    .label = 措施落实
confirm-on-site-effect-seen = 整改成效是否看得到？
    .label = 整改成效
confirm-on-site-findings = 看了什么、问了谁，依据是什么？申请人会看到您的意见。
    .label = 核实意见
confirm-on-site-photos = 有现场照片请上传，最多 10 张；没有可以跳过。
    .label = 现场照片
deny-on-site = 核实不属实
deny-on-site-corrected = 失信行为是否已经纠正？
    .label = 行为纠正
deny-on-site-measures = 整改措施是否落实？
    .label = 措施落实
deny-on-site-effect-seen = 整改成效是否看得到？
    .label = 整改成效
deny-on-site-findings = 哪些没有做到，依据是什么？申请人会看到您的意见。
    .label = 核实意见
deny-on-site-photos = 有现场照片请上传，最多 10 张；没有可以跳过。
    .label = 现场照片
onsite-not-corrected = 失信行为没有完全纠正的，不能认定为“核实属实”。请改选这一项，或取消后选择“核实不属实”。
onsite-nothing-there = 这一项没有做到的，不能认定为“核实属实”。请改选这一项，或取消后选择“核实不属实”。
onsite-all-well = 三项都已做到，应选择“核实属实”。如有一项没有做到，请修改这里的回答；其他内容已为您保留。
report-on-site-done = 您的意见已记录。两位核实人都提交后，由负责人办理下一步。
    .title = 修复申请 { $code } 的核实意见已收到
differ-on-site = 核实意见不一致
onsite-differs-told = 两位核实人对{ $subject }的核实意见不一致。请查看双方意见和材料，裁定以哪一种为准。
    .title = 修复申请 { $code } 待裁定
settle-on-site = 裁定核实意见
settle-on-site-result = 以哪一种意见为准？
    .label = 裁定
settle-on-site-reason = 理由是什么？申请人会看到。
    .label = 理由
settlement-confirmed = 核实属实
settlement-denied = 核实不属实
settle-on-site-done = 裁定已记录，转入修复决定。
    .title = 修复申请 { $code } 已裁定
onsite-confirmed = 核实属实
onsite-denied = 核实不属实
repair-own-finding = 您参加过这件事的实地核实，应由他人办理。
repair-ready-told = { $subject }的修复申请已核实完毕，结论：{ $found }。请在办理期限内作出决定。
    .title = 修复申请 { $code } 待决定

# 修复决定
approve-c = 准予修复
approve-c-reason = 准予修复的理由是什么？会写入决定书，申请人会看到。
    .label = 理由
approve-d = 提请准予修复 D 级
approve-d-reason = 准予修复的理由是什么？会写入决定书，审批人和申请人会看到。
    .label = 理由
refuse-repair = 不予修复
refuse-repair-ground = 主要原因是什么？提供虚假材料的，更长时间内不得再申请。
    .label = 原因
refuse-repair-reason = 请写明理由。会写入决定书，申请人会原样看到。
    .label = 理由
refusal-ground-not-corrected = 失信行为没有纠正
refusal-ground-no-effect = 整改没有见效
refusal-ground-not-qualified = 不符合修复条件
refusal-ground-false-material = 提供虚假材料
refuse-repair-done = 决定书和理由正在送达{ $subject }，自 { $again }起可以再次申请。{ $late ->
        [0] { "" }
       *[other] 本决定已超过办理期限 { $late } 个工作日，决定书会注明。
    }
    .title = 修复申请 { $code } 未予修复
postpone-decision = 延长办理
postpone-decision-reason = 为什么需要更多时间？申请人会原样看到，且只能延长一次。
    .label = 理由
postpone-decision-done = 办理期限延至 { $due }，已告知{ $subject }。
    .title = 修复申请 { $code } 已延长办理
repair-longer-told = 办理期限延至 { $due }，结果会通知您。理由：{ $reason }
    .title = 修复申请 { $code } 延长办理
repair-longer-already = 已经延长过一次，不能再次延长。请尽快作出决定；超过期限也可以决定，决定书会注明。
repair-longer-late = 办理期限已于 { $due }届满，不能再延长。请尽快作出决定，决定书会注明超过期限。
repair-not-confirmed = 实地核实没有得出“属实”的结论，不能准予修复。请选择“不予修复”并说明理由。
repair-grade-gone = 申请修复的等级已经更正，或由新的等级取代，这份申请随之终止，不再作决定。
repair-condition-gone = 申请之后情况有变，目前不符合修复条件：{ $why }。可以延长办理，等这一情况了结；也可以不予修复并说明理由。
repair-no-keys = 没有两位无利害关系的领导小组成员可以审批：组长和另一位成员都应与对方无关，且没有初审、核实或裁定过这份申请。请先补充领导小组成员或办理委托，再提请修复。
repair-lapsed-subject = 申请修复的等级已经更正，或由新的等级取代，这份申请随之终止。这不是不予修复，不影响以后申请。可以发送“修复”查看现在的情况。
    .title = 修复申请 { $code } 已终止
repair-lapsed-told = { $subject }申请修复的等级已经更正，或由新的等级取代，这份申请不再办理。
    .title = 修复申请 { $code } 已终止
repair-approved = 自今天起，信用等级为 { $new }，原有限制全部解除，观察期至 { $until }。决定书和修复证明正在送达{ $subject }。{ $late ->
        [0] { "" }
       *[other] 本决定已超过办理期限 { $late } 个工作日，决定书会注明。
    }
    .title = 修复申请 { $code } 已准予修复
repair-approved-told = 经决定，准予{ $subject }信用修复。自今天起，信用等级为 { $new }，因原等级采取的限制全部解除，相关负面记录予以封存。
    理由：{ $reason }
    依据：《信用管理办法》第七条第二款、第三款；决定书编号 { $number }。
    观察期至 { $until }，请继续保持。{ $late ->
        [0] { "" }
       *[other] 本决定超过办理期限 { $late } 个工作日，让您久等了。
    }
    .title = 信用修复 { $code }：准予修复
repair-certificate-told = 这是{ $subject }的信用修复证明，编号 { $number }。需要时可以向他人出示，扫码即可核验；其中不写明原来的失信行为。
    .title = 信用修复证明
repair-decided-told = { $subject }的修复申请已有决定，决定书编号 { $number }，见附件。
    .title = 修复申请 { $code } 已决定
repair-refused-told = 经审核，{ $subject }的这次修复申请没有通过，信用等级和有关限制暂时不变。
    理由：{ $reason }
    依据：《信用管理办法》第七条第一款、第二款；决定书编号 { $number }。
    自 { $again }起可以再次申请。如有疑问，请联系信用管理办公室。{ $late ->
        [0] { "" }
       *[other] 本决定超过办理期限 { $late } 个工作日，让您久等了。
    }
    .title = 修复申请 { $code } 没有通过
repair-barred-told = 经审核，{ $subject }的修复申请材料不属实，申请没有通过，信用等级和有关限制不变。
    理由：{ $reason }
    依据：《信用管理办法》第七条第一款、第二款；决定书编号 { $number }。
    自 { $again }起可以再次申请。如与事实不符，请联系信用管理办公室。{ $late ->
        [0] { "" }
       *[other] 本决定超过办理期限 { $late } 个工作日，让您久等了。
    }
    .title = 修复申请 { $code } 没有通过
repair-and = { $one }、{ $other }
repair-lifted-inside = { $subject }的信用修复已获准，自今天起信用等级为 { $grade }。{ $kinds }
    .title = 信用修复：{ $subject }
repair-lifted-told = { $kinds }请据此办理有关事项。
    .title = 限制已解除：{ $subject }
repair-lifted-kinds = 以下限制已经解除：{ $kinds }。
repair-lifted-no-kinds = { "" }

# 修复后的观察
complete-observation = 观察期满
observation-over-told = 观察期已满，{ $subject }的信用修复到此办结。请继续保持良好的信用记录。
    .title = 信用修复 { $code } 观察期满
observation-over-c = 观察期已满，{ $subject }的信用修复到此办结，现为 C 级。符合条件后可以继续申请修复，发送“修复”可以查看何时能申请。
    .title = 信用修复 { $code } 观察期满
observation-over-office = { $subject }的观察期已满，其间没有登记再次失信。如有尚未登记的情况，一年内仍可以登记。
    .title = 信用修复 { $code } 观察期满
observation-over-otherwise = { $subject }的观察期已满；其间已有新的等级，以新的等级为准。
    .title = 信用修复 { $code } 观察期满
record-relapse = 记录再次失信
record-relapse-number = 依据哪一条记录？请输入已核实的负面记录的编号。
    .label = 依据的记录
record-relapse-what = 发生了什么？写明事实，对方会原样看到。
    .label = 事实
relapse-range = 记录的事情应发生在 { $since }至 { $until }之间，才算修复后再次失信。请核对编号；其他内容已为您保留。
relapse-no-record = 该对象没有这个编号的负面记录。请核对编号；其他内容已为您保留。
relapse-not-established = 这条记录还没有核实。先按程序听取陈述、核实，再登记再次失信；其他内容已为您保留。
record-relapse-done = 已告知{ $subject }。等级不会因此自动改变：需要调整的，请按通常程序提出新的等级。
    .title = 信用修复 { $code } 已记录再次失信
relapse-told-subject = 信用办记录：{ $subject }在信用修复后再次出现失信行为（{ $happened }，记录 { $record }）：{ $what }
    目前信用等级没有改变；是否调整，另行按程序决定，并会通知您。
    依据：《信用管理办法》第七条第三款。如与事实不符，请联系信用管理办公室。
    .title = 信用修复 { $code }：再次失信
relapse-told = { $subject }在信用修复后再次出现失信行为（{ $happened }，记录 { $record }）。需要调整等级的，由信用办按通常程序提出。
    事实：{ $what }
    .title = 信用修复 { $code }：再次失信
revoke-repair = 提请撤销修复
revoke-repair-reason = 查实了哪些弄虚作假的事实，依据是什么？对方会原样看到。
    .label = 理由
revoke-repair-done = 已告知{ $subject }和有关人员。尚未到期的限制执行至原定的最后一日，封存的记录恢复查阅。
    .title = 信用修复 { $code } 已撤销
repair-revoked-told = 经查实，{ $subject }的信用修复以不实材料取得，现予撤销。
    理由：{ $reason }
    原来的信用等级 { $grade } 自今天起恢复，尚未到期的限制执行至原定的最后一日，修复决定书和修复证明作废。
    依据：《信用管理办法》第七条第二款。如与事实不符，请联系信用管理办公室。
    .title = 信用修复 { $code } 已撤销
repair-returned-inside = { $subject }的信用修复已撤销，原来的信用等级 { $grade } 自今天起恢复。{ $kinds }
    .title = 信用修复撤销：{ $subject }
repair-returned-told = { $kinds }请据此办理有关事项。
    .title = 限制已恢复：{ $subject }
repair-returned-kinds = 以下限制自今天起恢复：{ $kinds }。
repair-returned-no-kinds = { "" }

# 启封
unseal-record = 启封已封存的记录
unseal-record-subject = 谁的记录？输入姓名、部门或合作方名称。
    .label = 对象
unseal-record-number = 记录的编号是什么？
    .label = 记录编号
unseal-record-purpose = 查阅目的是什么？每次启封都会留痕，当事方可以看到。
    .label = 目的
unseal-record-reason = 为什么必须查阅这条记录？审批人和当事方会原样看到。
    .label = 理由
unseal-record-done = 您可以查阅至 { $until }，之后自动重新封存。当事方会得知这次查阅。
    .title = 记录 { $code } 已启封
unseal-conflict = 这条记录与您本人、您所在部门或您的直接上下级有关，按回避规定应由他人申请。
unseal-unknown = 该对象没有这个编号的封存记录。请核对对象和编号；其他内容已为您保留。
unseal-open-already = 这条记录已经为您启封，尚未重新封存。
unseal-told = { $who }经两人同意，于 { $at }启封查阅已封存的记录 { $code }，至 { $until }重新封存。
    目的：{ $purpose }
    理由：{ $reason }
    .title = 封存的记录 { $code } 被启封查阅
seal-again = 到时重新封存
close-record = 查阅完毕，重新封存
seal-again-done = 这条记录已重新封存。
    .title = 记录 { $code } 已重新封存
wait-repair-unsealed = 重新封存记录
unsealing-status-open = 查阅中
unsealing-status-closed = 已重新封存
