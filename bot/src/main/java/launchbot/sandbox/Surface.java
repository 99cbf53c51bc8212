package launchbot.sandbox;

/** Where blocks are shown; each allows other blocks and another number of them. */
public enum Surface {
  MESSAGE(50),
  MODAL(100),
  HOME(100);

  private final int mostBlocks;

  Surface(int mostBlocks) {
    this.mostBlocks = mostBlocks;
  }

  int mostBlocks() {
    return mostBlocks;
  }
}
