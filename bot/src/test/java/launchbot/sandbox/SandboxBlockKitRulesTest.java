package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxBlockKitRulesTest {

  private static final String T = "{'type':'plain_text','text':'a'}";
  private static final String M = "{'type':'mrkdwn','text':'a'}";
  private static final String O = "{'text':" + T + ",'value':'v'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'header','text':T}",
        "{'type':'divider','block_id':'d'}",
        "{'type':'section','text':M,'accessory':{'type':'button','action_id':'x','text':T}}",
        "{'type':'section','fields':[M,T]}",
        "{'type':'section','text':M,'accessory':{'type':'overflow','options':[O]}}",
        "{'type':'section','text':M,'accessory':{'type':'multi_users_select'}}",
        "{'type':'context','elements':[M,{'type':'image','image_url':'http://i','alt_text':'i'}]}",
        "{'type':'actions','elements':[{'type':'static_select','options':[O],'initial_option':O}]}",
        "{'type':'actions','elements':[{'type':'datepicker','initial_date':'2026-11-30'}]}",
        "{'type':'image','image_url':'http://i','alt_text':'i','title':T}",
        "{'type':'markdown','text':'**a**'}",
        "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'a','style':{'bold':true}}]}]}",
        "{'type':'rich_text','elements':[{'type':'rich_text_list','style':'bullet','elements':[{'type':'rich_text_section','elements':[{'type':'user','user_id':'U1'}]}]}]}",
        "{'type':'input','label':T,'element':{'type':'checkboxes','options':[{'text':M,'value':'v'}]}}",
      })
  void slackTakes(String block) {
    assertThat(problems(block)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'table'}|unsupported type: table [json-pointer:/blocks/0/type]",
        "{'type':'header','text':M}|unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        "{'type':'header'}|missing required field: text [json-pointer:/blocks/0]",
        "{'type':'header','text':T,'colour':1}|additional property: colour"
            + " [json-pointer:/blocks/0]",
        "{'type':'header','text':{'type':'plain_text','text':''}}|more than 0 characters",
        "{'type':'header','text':{'type':'plain_text','text':'151'}}|less than 151 characters",
        "{'type':'section','text':{'type':'mrkdwn','text':'3001'}}|less than 3001 characters"
            + " [json-pointer:/blocks/0/text/text]",
        "{'type':'section','fields':[{'type':'mrkdwn','text':'2001'}]}|less than 2001",
        "{'type':'section'}|must provide text or fields",
        "{'type':'section','text':M,'accessory':{'type':'plain_text_input'}}|unsupported type:"
            + " plain_text_input",
        "{'type':'context','elements':[]}|no fewer than 1 items",
        "{'type':'context','elements':[M,M,M,M,M,M,M,M,M,M,M]}|no more than 10 items allowed"
            + " [json-pointer:/blocks/0/elements]",
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'76'}}]}|less"
            + " than 76",
        "{'type':'actions','elements':[{'type':'button','text':T,'value':'2001'}]}|less than 2001",
        "{'type':'actions','elements':[{'type':'button','text':T,'style':'green'}]}|must be one of"
            + " primary, danger",
        "{'type':'actions','elements':[{'type':'button','action_id':'a','text':T},{'type':'button','action_id':'a','text':T}]}|already"
            + " exists in this block",
        "{'type':'actions','elements':[{'type':'overflow','options':[]}]}|no fewer than 1",
        "{'type':'actions','elements':[{'type':'static_select','options':[{'text':{'type':'plain_text','text':'76'},'value':'v'}]}]}|less"
            + " than 76",
        "{'type':'actions','elements':[{'type':'static_select','options':[{'text':T,'value':'151'}]}]}|less"
            + " than 151",
        "{'type':'actions','elements':[{'type':'static_select','options':[{'text':M,'value':'v'}]}]}|unsupported"
            + " type: mrkdwn",
        "{'type':'actions','elements':[{'type':'static_select','options':[O],'initial_option':{'text':T,'value':'w'}}]}|must"
            + " match one of the options",
        "{'type':'actions','elements':[{'type':'static_select','options':[O,O]}]}|duplicate option"
            + " value",
        "{'type':'actions','elements':[{'type':'static_select'}]}|either options or option_groups",
        "{'type':'actions','elements':[{'type':'multi_users_select'}]}|unsupported type",
        "{'type':'actions','elements':[{'type':'datepicker','initial_date':'30.11.2026'}]}|must be"
            + " a date",
        "{'type':'actions','elements':[{'type':'button','text':T,'confirm':{'title':T,'text':M,'confirm':T}}]}|missing"
            + " required field: deny",
        "{'type':'image','alt_text':'i'}|either image_url or slack_file",
        "{'type':'input','label':M,'element':{'type':'plain_text_input'}}|unsupported type: mrkdwn",
        "{'type':'input','label':T,'element':{'type':'file_input'}}|only allowed in modals",
        "{'type':'input','label':T,'element':{'type':'number_input'}}|is_decimal_allowed",
        "{'type':'markdown','text':'12001'}|less than 12001",
        "7|must provide an object",
      })
  void slackRefuses(String block, String why) {
    assertThat(problems(block)).anySatisfy(problem -> assertThat(problem).contains(why));
  }

  @Test
  void countsAndIdsOfAllBlocks() {
    JsonElement divider = tree("{'type':'divider'}");
    assertThat(BlockKitRules.problems(Json.list(Collections.nCopies(51, divider)), Surface.MESSAGE))
        .containsExactly("[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
    JsonElement named = tree("{'type':'divider','block_id':'b'}");
    assertThat(BlockKitRules.problems(Json.list(List.of(named, named)), Surface.MESSAGE))
        .containsExactly("[ERROR] `block_id` `b` already exists [json-pointer:/blocks/1/block_id]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'modal','title':T,'blocks':[]}|",
        "{'type':'modal','title':{'type':'plain_text','text':'25'},'blocks':[]}|less than 25",
        "{'type':'modal','blocks':[]}|missing required field: title",
        "{'type':'modal','title':T,'blocks':[{'type':'input','label':T,'element':{'type':'plain_text_input'}}]}|submit",
        "{'type':'modal','title':T,'blocks':[{'type':'markdown','text':'a'}]}|only allowed in"
            + " messages",
        "{'type':'modal','title':T,'blocks':[],'private_metadata':'3001'}|less than 3001",
        "{'type':'home','blocks':[]}|unsupported type: home",
        "{'type':'modal','title':T,'blocks':[],'state':{}}|additional property: state",
      })
  void views(String view, String why) {
    List<String> problems = BlockKitRules.problems(tree(view), Surface.MODAL);
    if (why == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(why));
    }
  }

  private static List<String> problems(String block) {
    return BlockKitRules.problems(Json.list(List.of(tree(block))), Surface.MESSAGE);
  }

  /** T, M and O stand for small texts and an option, a number in quotes for that many letters. */
  private static JsonElement tree(String shorthand) {
    String json = shorthand.replaceAll("(?<=[:\\[,])T(?=[,}\\]])", T);
    json = json.replaceAll("(?<=[:\\[,])M(?=[,}\\]])", M);
    json = json.replaceAll("(?<=[:\\[,])O(?=[,}\\]])", O);
    var matcher = java.util.regex.Pattern.compile("'(\\d+)'").matcher(json);
    json = matcher.replaceAll(found -> "'" + "x".repeat(Integer.parseInt(found.group(1))) + "'");
    return Json.parse(json.replace('\'', '"')).orElseThrow();
  }
}
