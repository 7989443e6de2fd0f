# 本人荣誉与公益
own-merit = 申报本人荣誉与公益
    .kind = 本人荣誉与公益
    .also = 荣誉|公益|本人荣誉
own-merit-merit = 属于哪一类？
    .label = 类别
own-merit-happened-on = 哪一天？
    .label = 日期
own-merit-summary = 做了什么，结果如何？最多 500 字。
    .label = 内容
own-merit-evidence = 有证书、照片或感谢信吗？最多 5 个，没有就跳过；有证明材料更便于认定。
    .label = 证明材料
merit-charity = 公益活动
merit-trade = 行业贡献
merit-honour = 获得荣誉
merit-thanks = 学员或家长致谢
