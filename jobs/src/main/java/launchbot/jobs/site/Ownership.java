package launchbot.jobs.site;

/** Whether a workspace has proved that a host is its own. */
public interface Ownership {
  /**
   * @param host in ASCII and small letters; one below an owned domain is owned too
   */
  boolean owned(String workspace, String host);
}
