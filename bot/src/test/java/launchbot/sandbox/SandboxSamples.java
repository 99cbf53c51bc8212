package launchbot.sandbox;

/** Blocks of every type that may be sent, to see them all drawn. */
final class SandboxSamples {

  static final String MESSAGE =
      """
      [{"type":"header","text":{"type":"plain_text","text":"Every block :rocket:"}},
       {"type":"rich_text","elements":[
         {"type":"rich_text_section","elements":[{"type":"text","text":"Rich "},{"type":"text","text":"bold","style":{"bold":true}},
          {"type":"text","text":" and "},{"type":"text","text":"code","style":{"code":true}},{"type":"text","text":" for "},
          {"type":"user","user_id":"U0ADA00001"},{"type":"text","text":" in "},{"type":"channel","channel_id":"C0SUPPORT1"},
          {"type":"emoji","name":"tada"},{"type":"date","timestamp":1795190400,"format":"{date_long}","fallback":"then"},{"type":"broadcast","range":"here"},{"type":"text","text":"under","style":{"underline":true}},{"type":"link","url":"https://docs.example.com","text":"docs"}]},
         {"type":"rich_text_list","style":"ordered","elements":[
          {"type":"rich_text_section","elements":[{"type":"text","text":"first"}]},
          {"type":"rich_text_section","elements":[{"type":"text","text":"second"}]}]},
         {"type":"rich_text_list","style":"bullet","indent":1,"elements":[
          {"type":"rich_text_section","elements":[{"type":"text","text":"indented"}]}]},
         {"type":"rich_text_quote","elements":[{"type":"text","text":"a quote"}]},
         {"type":"rich_text_preformatted","elements":[{"type":"text","text":"code\\n  block"}]}]},
       {"type":"markdown","text":"## Markdown\\n**bold**, *italic*, ~~gone~~, `code`\\n- one\\n- [x] two\\n\\n> quoted\\n\\n[link](https://docs.example.com)"},
       {"type":"section","text":{"type":"mrkdwn","text":"*bold* _italic_ ~strike~ `code` *_both_* 2*3*4 a_b_c &lt;b&gt; &amp; <https://docs.example.com|link> <!here>\\n```\\npre *not bold*\\n```\\n&gt; quoted\\n• point"},
        "accessory":{"type":"static_select","action_id":"pick","placeholder":{"type":"plain_text","text":"Severity"},"options":[
          {"text":{"type":"plain_text","text":":large_red_square: Blocker"},"value":"b"},{"text":{"type":"plain_text","text":"Low"},"value":"l"}]}},
       {"type":"section","text":{"type":"mrkdwn","text":"Which ones?"},"accessory":{"type":"checkboxes","action_id":"boxes","options":[
          {"text":{"type":"mrkdwn","text":"Signup"},"value":"s","description":{"type":"mrkdwn","text":"the first step"}},
          {"text":{"type":"mrkdwn","text":"Payment"},"value":"p"}]}},
       {"type":"actions","elements":[
         {"type":"datepicker","action_id":"date","initial_date":"2026-11-30"},
         {"type":"timepicker","action_id":"time","initial_time":"09:30"},
         {"type":"radio_buttons","action_id":"radio","options":[{"text":{"type":"plain_text","text":"Yes"},"value":"y"},{"text":{"type":"plain_text","text":"No"},"value":"n"}]}]},
       {"type":"section","fields":[{"type":"mrkdwn","text":"*Owner*\\nnobody"},{"type":"plain_text","text":"Due: never"}],
        "accessory":{"type":"multi_users_select","action_id":"who"}},
       {"type":"section","text":{"type":"plain_text","text":"From elsewhere"},"accessory":{"type":"external_select","action_id":"ext"}},
       {"type":"actions","elements":[
         {"type":"channels_select","action_id":"channel"},{"type":"conversations_select","action_id":"talk"},{"type":"datetimepicker","action_id":"when"},
         {"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"Edit"},"value":"e"}]}]},
       {"type":"actions","elements":[
         {"type":"button","action_id":"one","text":{"type":"plain_text","text":"Plain"}},
         {"type":"button","action_id":"two","style":"primary","text":{"type":"plain_text","text":"Primary"}},
         {"type":"button","action_id":"three","style":"danger","text":{"type":"plain_text","text":"Danger"},
          "confirm":{"title":{"type":"plain_text","text":"Delete #2?"},"text":{"type":"mrkdwn","text":"It can be *undone* for a week."},
           "confirm":{"type":"plain_text","text":"Delete"},"deny":{"type":"plain_text","text":"Keep it"},"style":"danger"}}]},
       {"type":"input","label":{"type":"plain_text","text":"A note"},"element":{"type":"plain_text_input","action_id":"note"}},
       {"type":"context","elements":[{"type":"mrkdwn","text":"Opened <!date^1795190400^{date_long} at {time}|then>, in your time zone"}]}]
      """;

  static final String FORM =
      """
      {"type":"modal","title":{"type":"plain_text","text":"Every field"},"submit":{"type":"plain_text","text":"Save"},
       "blocks":[
        {"type":"section","text":{"type":"mrkdwn","text":"What is *broken*, and who feels it?"}},
        {"type":"input","block_id":"impact","optional":true,"label":{"type":"plain_text","text":"Impact on a real user"},
         "hint":{"type":"plain_text","text":"One sentence: who cannot do what?"},
         "element":{"type":"plain_text_input","action_id":"a","multiline":true,"placeholder":{"type":"plain_text","text":"A customer who…"}}},
        {"type":"input","block_id":"due","label":{"type":"plain_text","text":"Due"},"element":{"type":"datepicker","action_id":"a","initial_date":"2026-11-30"}},
        {"type":"input","block_id":"at","label":{"type":"plain_text","text":"At"},"element":{"type":"timepicker","action_id":"a","initial_time":"09:30"}},
        {"type":"input","block_id":"when","label":{"type":"plain_text","text":"Exactly"},"element":{"type":"datetimepicker","action_id":"a","initial_date_time":1795190400}},
        {"type":"input","block_id":"who","label":{"type":"plain_text","text":"Testers"},"element":{"type":"multi_users_select","action_id":"a","initial_users":["U0BEN00001","U0CHIYO001"]}},
        {"type":"input","block_id":"risk","optional":true,"label":{"type":"plain_text","text":"Risk"},"element":{"type":"radio_buttons","action_id":"a","options":[
          {"text":{"type":"mrkdwn","text":"Small"},"value":"s"},{"text":{"type":"mrkdwn","text":"Large"},"value":"l"}]}},
        {"type":"input","block_id":"channel","label":{"type":"plain_text","text":"Channel"},"element":{"type":"conversations_select","action_id":"a","default_to_current_conversation":true}},
        {"type":"input","block_id":"mail","optional":true,"label":{"type":"plain_text","text":"Email"},"element":{"type":"email_text_input","action_id":"a"}},
        {"type":"input","block_id":"count","optional":true,"label":{"type":"plain_text","text":"Users hit"},"element":{"type":"number_input","action_id":"a","is_decimal_allowed":false}},
        {"type":"input","block_id":"link","optional":true,"label":{"type":"plain_text","text":"Link"},"element":{"type":"url_text_input","action_id":"a"}},
        {"type":"input","block_id":"rich","optional":true,"label":{"type":"plain_text","text":"Story"},"element":{"type":"rich_text_input","action_id":"a"}},
        {"type":"input","block_id":"ext","optional":true,"label":{"type":"plain_text","text":"Related"},"element":{"type":"multi_external_select","action_id":"a"}},
        {"type":"input","block_id":"parts","optional":true,"label":{"type":"plain_text","text":"Parts"},"element":{"type":"checkboxes","action_id":"a","options":[
          {"text":{"type":"mrkdwn","text":"Signup"},"value":"s"}]}},
        {"type":"input","block_id":"rooms","optional":true,"label":{"type":"plain_text","text":"Rooms"},"element":{"type":"multi_channels_select","action_id":"a"}},
        {"type":"input","block_id":"file","optional":true,"label":{"type":"plain_text","text":"Screenshot"},"element":{"type":"file_input","action_id":"a","filetypes":["png"]}},
        {"type":"actions","elements":[{"type":"button","action_id":"more","text":{"type":"plain_text","text":"More fields"}}]}]}
      """;

  static final String HOME =
      """
      {"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"Your launch"}},
       {"type":"section","text":{"type":"mrkdwn","text":"*2 blockers* wait for you."}},
       {"type":"actions","elements":[{"type":"button","style":"primary","action_id":"add","text":{"type":"plain_text","text":"Add an entry"}}]}]}
      """;

  private SandboxSamples() {}
}
