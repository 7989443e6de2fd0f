# 个人设置
choose-language = 语言
choose-language-language = 请选择语言。
    .label = 语言
choose-language-done = 之后都用中文与您沟通。
