# Search
search = Search
search-text = What are you looking for? A name, pinyin, initials, a staff number, a record's code or a day.
    .label = Search for
    .hint = such as "Lin Xiaoyu", "lxy", "R7K-42M", "20 Nov"
search-found = { $count ->
        [0] Nothing like "{ $text }" within what you may see. Please try another spelling.
       *[other] This is what you may see; open one.
    }
    .title = Search: { $text }
search-file = File: { $name }
