package io.github.workaccount.enrollment.process.guard;

import static io.github.workaccount.enrollment.testing.RunningProduct.ENGINE;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * A request to the engine's HTTP interface that would go past the forms. Names in braces stand for
 * ids of the attacked enrollment.
 *
 * @param method the HTTP method; {@code FILE} is a POST of a form with a file
 * @param path behind the engine's address
 * @param body JSON; null for none
 */
record Attack(String method, String path, String body) {

  private static final String VALUE = "{'value':'link','type':'String'}";
  private static final String CHANGE = "{'modifications':{'route':" + VALUE + "}}";
  private static final String JUMP =
      "'instructions':[{'type':'startAfterActivity','activityId':'ApproveEnrollment'}]";
  private static final String PLAN =
      "'migrationPlan':{'sourceProcessDefinitionId':'{definition}',"
          + "'targetProcessDefinitionId':'{definition}','instructions':[{'sourceActivityIds':"
          + "['{activity}'],'targetActivityIds':['{activity}']}]}";

  /** Attacks through a task. */
  static final List<Attack> ON_A_TASK =
      List.of(
          new Attack("POST", "/task/{task}/resolve", "{}"),
          new Attack("POST", "/task/{task}/resolve", "{'variables':{'decision':" + VALUE + "}}"),
          new Attack("POST", "/task/{task}/delegate", "{'userId':'kim'}"),
          new Attack("POST", "/task/{task}/bpmnError", "{'errorCode':'ConsentMissing'}"),
          new Attack(
              "POST",
              "/task/{task}/bpmnError",
              "{'errorCode':'none','variables':{'route':" + VALUE + "}}"),
          new Attack("POST", "/task/{task}/bpmnEscalation", "{'escalationCode':'up'}"),
          new Attack("PUT", "/task/{task}/variables/route", VALUE),
          new Attack("POST", "/task/{task}/variables", CHANGE),
          new Attack("POST", "/task/{task}/variables", "{'deletions':['workEmail']}"),
          new Attack("FILE", "/task/{task}/variables/route/data", "File"),
          new Attack("FILE", "/task/{task}/variables/route/data", "Bytes"),
          new Attack("DELETE", "/task/{task}/variables/workEmail", null),
          new Attack("PUT", "/task/{task}/localVariables/route", VALUE),
          new Attack("POST", "/task/{task}/localVariables", CHANGE),
          new Attack("FILE", "/task/{task}/localVariables/route/data", "File"),
          new Attack("DELETE", "/task/{task}/localVariables/briefing", null),
          new Attack("DELETE", "/task/{task}", null),
          new Attack("POST", "/task/create", "{'name':'A task','assignee':'kim'}"),
          new Attack("POST", "/task/create", "{'name':'A task','parentTaskId':'{task}'}"));

  /** Attacks on the instance behind it. */
  static final List<Attack> ON_AN_INSTANCE =
      List.of(
          new Attack("PUT", "/process-instance/{instance}/variables/route", VALUE),
          new Attack("POST", "/process-instance/{instance}/variables", CHANGE),
          new Attack(
              "POST",
              "/process-instance/{instance}/variables",
              "{'deletions':['enrollmentId','requester']}"),
          new Attack("FILE", "/process-instance/{instance}/variables/route/data", "File"),
          new Attack("DELETE", "/process-instance/{instance}/variables/workEmail", null),
          new Attack(
              "POST",
              "/process-instance/variables-async",
              "{'processInstanceIds':['{instance}'],'variables':{'route':" + VALUE + "}}"),
          new Attack("POST", "/process-instance/{instance}/modification", "{" + JUMP + "}"),
          new Attack("POST", "/process-instance/{instance}/modification-async", "{" + JUMP + "}"),
          new Attack("DELETE", "/process-instance/{instance}", null),
          new Attack(
              "DELETE",
              "/process-instance/{instance}?skipCustomListeners=true&skipIoMappings=true",
              null),
          new Attack("POST", "/process-instance/delete", "{'processInstanceIds':['{instance}']}"),
          new Attack(
              "POST",
              "/process-instance/message-async",
              "{'messageName':'WithdrawalRequested','processInstanceIds':['{instance}']}"),
          new Attack("PUT", "/execution/{instance}/localVariables/route", VALUE),
          new Attack("POST", "/execution/{instance}/localVariables", CHANGE),
          new Attack("DELETE", "/execution/{instance}/localVariables/workEmail", null),
          new Attack("POST", "/execution/{execution}/signal", "{}"),
          new Attack("POST", "/execution/{instance}/create-incident", "{'incidentType':'made up'}"),
          new Attack(
              "POST",
              "/execution/{instance}/messageSubscriptions/WithdrawalRequested/trigger",
              "{}"),
          new Attack(
              "POST",
              "/message",
              "{'messageName':'WithdrawalRequested','processInstanceId':'{instance}'}"),
          new Attack(
              "POST",
              "/message",
              "{'messageName':'WithdrawalRequested','businessKey':'{enrollment}','all':true,"
                  + "'processVariables':{'route':"
                  + VALUE
                  + "}}"),
          new Attack("POST", "/message", "{'messageName':'ConsentGranted','all':true}"),
          new Attack("POST", "/signal", "{'name':'anything'}"),
          new Attack("POST", "/signal", "{'name':'anything','executionId':'{execution}'}"),
          new Attack(
              "POST", "/condition", "{'variables':{'route':" + VALUE + "},'businessKey':'mine'}"),
          new Attack("DELETE", "/job/{job}", null));

  /** Attacks on many at once, on models and on history. */
  static final List<Attack> ON_ALL =
      List.of(
          new Attack(
              "POST",
              "/modification/execute",
              "{'processDefinitionId':'{definition}','processInstanceIds':['{instance}'],"
                  + JUMP
                  + "}"),
          new Attack(
              "POST",
              "/modification/executeAsync",
              "{'processDefinitionId':'{definition}','processInstanceIds':['{instance}'],"
                  + JUMP
                  + "}"),
          new Attack(
              "POST",
              "/process-definition/{definition}/restart",
              "{'processInstanceIds':['{ended}']," + JUMP + "}"),
          new Attack(
              "POST",
              "/process-definition/{definition}/restart-async",
              "{'processInstanceIds':['{ended}']," + JUMP + "}"),
          new Attack(
              "POST", "/migration/execute", "{'processInstanceIds':['{instance}']," + PLAN + "}"),
          new Attack(
              "POST",
              "/migration/executeAsync",
              "{'processInstanceIds':['{instance}']," + PLAN + "}"),
          new Attack("DELETE", "/process-definition/{definition}?cascade=true", null),
          new Attack("DELETE", "/process-definition/key/enrollment?cascade=true", null),
          new Attack("DELETE", "/process-definition/key/enrollment/delete?cascade=true", null),
          new Attack("DELETE", "/deployment/{deployment}?cascade=true", null),
          new Attack("DELETE", "/history/process-instance/{ended}", null),
          new Attack("DELETE", "/history/process-instance/{ended}/variable-instances", null),
          new Attack(
              "POST",
              "/history/process-instance/delete",
              "{'historicProcessInstanceIds':['{ended}']}"),
          new Attack(
              "POST",
              "/history/process-instance/set-removal-time",
              "{'historicProcessInstanceIds':['{ended}'],"
                  + "'absoluteRemovalTime':'2020-01-01T00:00:00.000+0000'}"),
          new Attack(
              "POST",
              "/history/decision-instance/set-removal-time",
              "{'historicDecisionInstanceIds':['{decision}'],"
                  + "'absoluteRemovalTime':'2020-01-01T00:00:00.000+0000'}"),
          new Attack(
              "POST",
              "/history/decision-instance/delete",
              "{'historicDecisionInstanceIds':['{decision}']}"),
          new Attack("DELETE", "/history/variable-instance/{variable}", null),
          new Attack(
              "PUT",
              "/process-definition/{definition}/history-time-to-live",
              "{'historyTimeToLive':0}"),
          new Attack(
              "PUT",
              "/process-definition/{definition}/history-time-to-live",
              "{'historyTimeToLive':null}"),
          new Attack(
              "PUT",
              "/decision-definition/key/choose-route/history-time-to-live",
              "{'historyTimeToLive':0}"),
          new Attack("POST", "/history/cleanup", null),
          new Attack("POST", "/history/cleanup?immediatelyDue=false", null),
          new Attack(
              "POST",
              "/history/batch/set-removal-time",
              "{'historicBatchIds':['{instance}'],"
                  + "'absoluteRemovalTime':'2020-01-01T00:00:00.000+0000'}"),
          new Attack("DELETE", "/history/batch/{instance}", null));

  /** Sends it as a person. */
  HttpResponse<String> by(CamundaWeb person, Map<String, String> ids) {
    String address = ENGINE + filled(path, ids);
    String json = body == null ? null : filled(body.replace('\'', '"'), ids);
    return switch (method) {
      case "PUT" -> person.put(address, json);
      case "DELETE" -> person.delete(address);
      case "FILE" -> person.post(address, "multipart/form-data; boundary=part", file(body));
      default -> person.post(address, json == null ? "" : json);
    };
  }

  private static String filled(String text, Map<String, String> ids) {
    String filled = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  private static String file(String type) {
    return String.join(
        "\r\n",
        "--part",
        "Content-Disposition: form-data; name=\"valueType\"",
        "Content-Type: text/plain",
        "",
        type,
        "--part",
        "Content-Disposition: form-data; name=\"data\"; filename=\"x.txt\"",
        "Content-Type: text/plain",
        "",
        "link",
        "--part--",
        "");
  }

  @Override
  public String toString() {
    return method + " " + path + " " + body;
  }
}
