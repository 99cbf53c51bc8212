package launchbot.jobs.fetch;

/** Fetches over HTTP/1.1. It answers with a value and never throws for what a server does. */
public interface Fetcher {
  Fetched fetch(Wanted wanted);
}
