# 委托
menu-delegate = 要办哪一项？
    .title = 委托
offer-delegation = 委托他人代办
offer-delegation-subject = 委托给谁？可以是本部门同事，或担任同一岗位的同事。
    .label = 受托人
offer-delegation-period = 委托多久？从今天算起，随时可以结束。
    .label = 期限
offer-delegation-why = 因为什么事由？对方会看到。
    .label = 事由
offer-delegation-done = 对方接受后生效，到 { $until }为止；接受后会通知您。
    .title = 已请{ $to }代您办理
offer-delegation-told = 事由：{ $why } 接受后，到 { $until }为止，您可以代其办理职责内的事项；您本人和对方须回避的，您都须回避。
    .title = { $from }请您代办
delegation-period-day = 仅今天
delegation-period-week = 一周
delegation-period-fortnight = 两周
delegation-period-month = 一个月
see-delegations = 我的委托
delegations = { $count ->
        [0] 目前没有委托。
       *[other] 共 { $count } 项。
    }
    .title = 我的委托
delegation-line = { $from } → { $to }
until-day = 至 { $day }
accept-delegation = 接受委托
accept-delegation-done = 到 { $until }为止，您可以代{ $from }办理职责内的事项。
    .title = 委托已生效
accept-delegation-told = 到 { $until }为止；您本人仍可办理。
    .title = { $to }已接受您的委托
decline-delegation = 谢绝
decline-delegation-done = 已告知{ $from }，没有任何变化。
    .title = 已谢绝委托
decline-delegation-told = 请另请他人，或自行办理。
    .title = { $to }谢绝了委托
revoke-delegation = 结束委托
revoke-delegation-done = { $to }不再代{ $from }办理。
    .title = 委托已结束
revoke-delegation-told = { $to }不再代{ $from }办理，即时生效。
    .title = 委托已结束
delegation-not-to-oneself = 不能委托给自己，请选择其他同事。
delegation-not-to-them = 只能委托给本部门同事，或担任同一岗位的同事。
delegation-clash = 对方现任{ $held }，与您的岗位不相容，不能代办。
