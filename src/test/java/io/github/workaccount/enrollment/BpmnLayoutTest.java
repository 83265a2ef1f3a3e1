package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures that Cockpit shows explain the product, so nothing in them may hide something. */
class BpmnLayoutTest {

  /** Lines that only touch a shape's border do not run through it. */
  private static final double BORDER = 1;

  private static final int SCREEN_WIDTH = 1900;
  private static final int SCREEN_HEIGHT = 800;

  /** What a picture has around what is drawn. */
  private static final int MARGIN = 20;

  /** How far a flow may leave the space between its ends: enough to pass a task and an event. */
  private static final int DETOUR = 160;

  /** What an enrollment passes whose company's domain is in a tenant already. */
  private static final List<String> MAIN_LINE =
      List.of(
          "EnrollmentRequested",
          "CheckRequest",
          "AddressUsable",
          "CheckTenant",
          "ChooseRoute",
          "AlreadyApproved",
          "ApproveEnrollment",
          "EnrollmentDecision",
          "ConfirmFacts",
          "FactsChanged",
          "ChosenRoute",
          "ConsentNeeded",
          "PlanChanges",
          "AnyChanges",
          "AssociateInPartnerCenter",
          "Enrolled");

  static Stream<Map.Entry<String, BpmnModelInstance>> models() {
    return ModelFiles.processes().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingIsDrawn(Map.Entry<String, BpmnModelInstance> model) {
    assertThat(model.getValue().getModelElementsByType(FlowNode.class))
        .allSatisfy(node -> assertThat(node.getDiagramElement()).as(node.getId()).isNotNull());
    assertThat(model.getValue().getModelElementsByType(SequenceFlow.class))
        .allSatisfy(flow -> assertThat(flow.getDiagramElement()).as(flow.getId()).isNotNull());
  }

  /** With the margin that its picture has, on each side. */
  @ParameterizedTest
  @MethodSource("models")
  void everyModelFitsAScreen(Map.Entry<String, BpmnModelInstance> model) {
    Rectangle2D all = null;
    for (Bounds bounds : model.getValue().getModelElementsByType(Bounds.class)) {
      all = all == null ? box(bounds, 0) : all.createUnion(box(bounds, 0));
    }
    for (Waypoint point : model.getValue().getModelElementsByType(Waypoint.class)) {
      all.add(point.getX(), point.getY());
    }

    assertThat(all.getWidth() + 2 * MARGIN).isLessThanOrEqualTo(SCREEN_WIDTH);
    assertThat(all.getHeight() + 2 * MARGIN).isLessThanOrEqualTo(SCREEN_HEIGHT);
  }

  /** A way back that would lead far is a link: it goes on where the other one of its name is. */
  @ParameterizedTest
  @MethodSource("models")
  void noFlowRunsAroundThePicture(Map.Entry<String, BpmnModelInstance> model) {
    List<String> around = new ArrayList<>();
    for (SequenceFlow flow : model.getValue().getModelElementsByType(SequenceFlow.class)) {
      Rectangle2D way = ends(flow);
      segments(flow).forEach(segment -> way.add(segment.getBounds2D()));
      if (way.getWidth() > SCREEN_WIDTH / 2 || !inset(ends(flow), -DETOUR).contains(way)) {
        around.add(flow.getId());
      }
    }

    assertThat(around).isEmpty();
  }

  @Test
  void theMainLineOfAnEnrollmentIsStraightFromLeftToRight() {
    BpmnModelInstance model = ModelFiles.processes().get("enrollment.bpmn");
    List<Rectangle2D> line =
        MAIN_LINE.stream().map(id -> box(model.<FlowNode>getModelElementById(id), 0)).toList();

    for (int i = 1; i < MAIN_LINE.size(); i++) {
      String flow = MAIN_LINE.get(i - 1) + "To" + MAIN_LINE.get(i);
      SequenceFlow found = model.getModelElementById(flow);
      assertThat(found).as(flow).isNotNull();
      assertThat(segments(found)).as(flow).hasSize(1);
    }
    assertThat(line).extracting(Rectangle2D::getCenterY).containsOnly(line.get(0).getCenterY());
    assertThat(line).extracting(Rectangle2D::getMinX).isSorted();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTwoFlowsCross(Map.Entry<String, BpmnModelInstance> model) {
    List<Flow> flows = flows(model.getValue());
    List<String> crossings = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      for (int j = i + 1; j < flows.size(); j++) {
        if (meet(flows.get(i), flows.get(j))) {
          crossings.add(flows.get(i).id() + " × " + flows.get(j).id());
        }
      }
    }

    assertThat(crossings).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noFlowRunsThroughAForeignShape(Map.Entry<String, BpmnModelInstance> model) {
    List<String> hidden = new ArrayList<>();
    List<Shape> shapes = shapes(model.getValue());
    for (Flow flow : flows(model.getValue())) {
      for (Shape shape : shapes) {
        if (flow.segments().stream().anyMatch(shape.inner()::intersectsLine)
            && isForeign(flow, shape.node())) {
          hidden.add(flow.id() + " through " + shape.id());
        }
      }
    }

    assertThat(hidden).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTwoShapesOverlap(Map.Entry<String, BpmnModelInstance> model) {
    List<Shape> shapes = shapes(model.getValue());
    List<String> overlaps = new ArrayList<>();
    for (Shape one : shapes) {
      for (Shape other : shapes) {
        if (one.id().compareTo(other.id()) < 0
            && one.inner().intersects(other.inner())
            && !belongTogether(one.node(), other.node())) {
          overlaps.add(one.id() + " over " + other.id());
        }
      }
    }

    assertThat(overlaps).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFlowBeginsAndEndsAtItsShapes(Map.Entry<String, BpmnModelInstance> model) {
    for (Flow flow : flows(model.getValue())) {
      List<Line2D> segments = flow.segments();
      assertThat(touches(flow.source(), segments.get(0).getP1())).as(flow.id()).isTrue();
      assertThat(touches(flow.target(), segments.get(segments.size() - 1).getP2()))
          .as(flow.id())
          .isTrue();
    }
  }

  private static Rectangle2D ends(SequenceFlow flow) {
    return box(flow.getSource(), 0).createUnion(box(flow.getTarget(), 0));
  }

  /** Flows of one shape may share their way to or from it, and nothing else may. */
  private static boolean meet(Flow one, Flow other) {
    boolean branches = one.source().equals(other.source()) || one.target().equals(other.target());
    boolean follow = one.source().equals(other.target()) || one.target().equals(other.source());
    for (Line2D a : one.segments()) {
      for (Line2D b : other.segments()) {
        boolean allowed = (branches && parallel(a, b)) || ((branches || follow) && touch(a, b));
        if (a.intersectsLine(b) && !allowed) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two lines have only an end of one of them in common: a flow that joins another. */
  private static boolean touch(Line2D a, Line2D b) {
    return !parallel(a, b)
        && Stream.of(
                b.ptSegDist(a.getP1()),
                b.ptSegDist(a.getP2()),
                a.ptSegDist(b.getP1()),
                a.ptSegDist(b.getP2()))
            .anyMatch(distance -> distance == 0);
  }

  private static boolean parallel(Line2D a, Line2D b) {
    return (a.getX2() - a.getX1()) * (b.getY2() - b.getY1())
        == (a.getY2() - a.getY1()) * (b.getX2() - b.getX1());
  }

  private static boolean isForeign(Flow flow, FlowNode node) {
    return Stream.of(flow.source(), flow.target())
        .noneMatch(end -> end.equals(node) || belongTogether(end, node));
  }

  /** A boundary event and its host, or a sub-process and what is in it. */
  private static boolean belongTogether(FlowNode one, FlowNode other) {
    return isPartOf(one, other) || isPartOf(other, one);
  }

  private static boolean isPartOf(FlowNode part, FlowNode whole) {
    return (part instanceof BoundaryEvent event && event.getAttachedTo().equals(whole))
        || (whole instanceof SubProcess && whole.equals(part.getParentElement()));
  }

  private static boolean touches(FlowNode node, Point2D point) {
    Rectangle2D box = box(node, -BORDER);
    return box.contains(point);
  }

  /** A node with what is drawn of it: the model looks for that anew each time it is asked. */
  private record Shape(FlowNode node, String id, Rectangle2D inner) {}

  /** A flow with its ends and its line, which the model looks for anew, too. */
  private record Flow(String id, FlowNode source, FlowNode target, List<Line2D> segments) {}

  private static List<Flow> flows(BpmnModelInstance model) {
    return model.getModelElementsByType(SequenceFlow.class).stream()
        .map(flow -> new Flow(flow.getId(), flow.getSource(), flow.getTarget(), segments(flow)))
        .toList();
  }

  private static List<Shape> shapes(BpmnModelInstance model) {
    return model.getModelElementsByType(FlowNode.class).stream()
        .map(node -> new Shape(node, node.getId(), box(node, BORDER)))
        .toList();
  }

  private static Rectangle2D box(FlowElement node, double inset) {
    return box(((BpmnShape) ((FlowNode) node).getDiagramElement()).getBounds(), inset);
  }

  private static Rectangle2D box(Bounds bounds, double inset) {
    return inset(
        new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()),
        inset);
  }

  private static Rectangle2D inset(Rectangle2D box, double inset) {
    return new Rectangle2D.Double(
        box.getX() + inset,
        box.getY() + inset,
        box.getWidth() - 2 * inset,
        box.getHeight() - 2 * inset);
  }

  private static List<Line2D> segments(SequenceFlow flow) {
    List<Waypoint> points = List.copyOf(((BpmnEdge) flow.getDiagramElement()).getWaypoints());
    List<Line2D> segments = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      segments.add(
          new Line2D.Double(
              points.get(i - 1).getX(),
              points.get(i - 1).getY(),
              points.get(i).getX(),
              points.get(i).getY()));
    }
    return segments;
  }
}
