# A person's own settings
choose-language = Language
choose-language-language = Please choose a language.
    .label = Language
choose-language-done = From now on you will be spoken to in English.
