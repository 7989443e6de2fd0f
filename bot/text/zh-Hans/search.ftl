# 检索
search = 检索
search-text = 找什么？可输入姓名、拼音、首字母、工号、记录编号或日期。
    .label = 检索内容
    .hint = 如“林晓雨”“lxy”“R7K-42M”“11 月 20 日”
search-found = { $count ->
        [0] 在您可以查看的范围内没有找到“{ $text }”。请换个写法再试。
       *[other] 在您可以查看的范围内找到以下内容，点开查看。
    }
    .title = 检索：{ $text }
search-file = 档案：{ $name }
