# 宣传自查
publicity-check = 登记宣传自查
    .kind = 宣传自查
publicity-check-subject = 是哪个部门的宣传材料？
    .label = 部门
publicity-check-material = 是什么材料？例如“寒假班海报”。
    .label = 材料
publicity-check-checked-on = 哪一天检查的？
    .label = 检查日期
publicity-check-finding = 检查结论是什么？
    .label = 结论
publicity-check-note = 需要说明吗？没有就跳过。
    .label = 说明
publicity-check-evidence = 请上传材料的照片或文件，最多 5 个，没有就跳过。
    .label = 材料文件
publicity-finding-compliant = 真实准确，可以发布
publicity-finding-corrected = 修改后发布
publicity-finding-held-back = 不予发布
