# 补录的回执
record-filed-late = 事情发生已超过规定的报送时间，这条记录仍然收下，计入 { $quarter }；时间较近时更便于核实。信用办会进行分类处理，下一步会通知您。
    .title = 已收到补录，回执号 { $code }
record-filed-next-quarter = 事情发生的季度已截止，这条记录仍然收下，计入 { $quarter }。信用办会进行分类处理，下一步会通知您。
    .title = 已收到补录，回执号 { $code }
