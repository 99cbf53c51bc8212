package launchbot.bot.words;

/**
 * A word, where it stood in the cleaned text, and how a person would read it there: with its
 * quotation marks, hyphens and capitals.
 */
record Token(Word word, int from, int to, String plain) {}
