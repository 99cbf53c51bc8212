package launchbot.jobs.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one walk over a text, whatever their case (Aho and Corasick, 1975). Words are
 * ASCII.
 */
final class Keywords {
  private static final int ALPHABET = 128;

  private final int[] next;
  private final int[][] ends;

  /** Hears that word i ends before that index. */
  interface Found {
    void at(int word, int end);
  }

  Keywords(List<String> words) {
    List<int[]> trie = new ArrayList<>();
    List<int[]> found = new ArrayList<>();
    trie.add(empty());
    found.add(new int[0]);
    for (int word = 0; word < words.size(); word++) {
      int state = 0;
      for (char letter : words.get(word).toCharArray()) {
        int[] row = trie.get(state);
        if (row[fold(letter)] < 0) {
          row[fold(letter)] = trie.size();
          trie.add(empty());
          found.add(new int[0]);
        }
        state = row[fold(letter)];
      }
      found.set(state, with(found.get(state), new int[] {word}));
    }
    link(trie, found);
    next = trie.stream().flatMapToInt(Arrays::stream).toArray();
    ends = found.toArray(int[][]::new);
  }

  void find(CharSequence text, Found hears) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      state = letter < ALPHABET ? next[state * ALPHABET + fold(letter)] : 0;
      for (int word : ends[state]) {
        hears.at(word, i + 1);
      }
    }
  }

  /** Where a state knows no way on, the longest end of it that is a beginning of a word does. */
  private static void link(List<int[]> trie, List<int[]> found) {
    int[] fallback = new int[trie.size()];
    var open = new ArrayDeque<Integer>();
    open.add(0);
    while (!open.isEmpty()) {
      int state = open.remove();
      int[] row = trie.get(state);
      for (int letter = 0; letter < ALPHABET; letter++) {
        int further = state == 0 ? 0 : trie.get(fallback[state])[letter];
        if (row[letter] < 0) {
          row[letter] = further;
        } else {
          fallback[row[letter]] = further;
          found.set(row[letter], with(found.get(row[letter]), found.get(further)));
          open.add(row[letter]);
        }
      }
    }
  }

  private static int fold(char letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  private static int[] empty() {
    int[] row = new int[ALPHABET];
    Arrays.fill(row, -1);
    return row;
  }

  private static int[] with(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
