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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures that Cockpit shows explain the product, so nothing in them may hide something. */
class BpmnLayoutTest {

  /** Lines that only touch a shape's border do not run through it. */
  private static final double BORDER = 1;

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
    Bounds bounds = ((BpmnShape) ((FlowNode) node).getDiagramElement()).getBounds();
    return new Rectangle2D.Double(
        bounds.getX() + inset,
        bounds.getY() + inset,
        bounds.getWidth() - 2 * inset,
        bounds.getHeight() - 2 * inset);
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
