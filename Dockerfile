# The product as an image: docker build -t work-account-enrollment .
# Or with PostgreSQL beside it: see docker-compose.yml.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY bpmn bpmn
COPY src/main src/main
# The builder keeps what Maven fetches, so that only the first build fetches the libraries.
RUN --mount=type=cache,target=/repository \
    mvn --batch-mode --no-transfer-progress -Dmaven.repo.local=/repository package -Dmaven.test.skip \
    && java -Djarmode=tools -jar target/work-account-enrollment-*.jar \
       extract --layers --application-filename application.jar --destination layers

FROM eclipse-temurin:17-jre
# What changes seldom comes first: a new version of the product replaces the last two layers only.
WORKDIR /app
RUN groupadd --gid 10001 enrollment \
    && useradd --uid 10001 --gid enrollment --no-create-home --shell /usr/sbin/nologin enrollment \
    && install --directory --owner=enrollment --group=enrollment --mode=0750 /data
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --chmod=755 src/build/docker/healthy src/build/docker/train ./
COPY --from=build /build/layers/application/ ./
# Starts it once without a port and keeps its classes as they are in memory: the start is shorter.
RUN ./train

# Everything that is written is below /data (the default ./data) and /tmp: the rest may be read-only.
WORKDIR /
VOLUME /data
USER 10001:10001
EXPOSE 8080
# Inside a container 127.0.0.1 reaches nobody: what is published decides who may come.
ENV SERVER_ADDRESS=0.0.0.0
# Half of the container's memory is heap; with all of it in use, 1 GB has room for the rest. It begins
# with room for what a start makes, and the optimizing compiler waits four times as long as by
# default: a start is over before either has cost much (docs/benchmarks.md).
# JAVA_TOOL_OPTIONS adds to these options.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/application.jsa", \
  "-XX:MaxRAMPercentage=50", "-XX:InitialHeapSize=384m", "-XX:NewSize=224m", \
  "-XX:Tier4InvocationThreshold=20000", "-XX:Tier4MinInvocationThreshold=2400", \
  "-XX:Tier4CompileThreshold=60000", "-XX:Tier4BackEdgeThreshold=160000", \
  "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/application.jar"]
HEALTHCHECK --interval=15s --timeout=6s --start-period=90s --retries=4 \
  CMD ["/app/healthy"]
