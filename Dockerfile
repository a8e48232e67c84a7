# The service as an image: docker build -t amo-sheets-sync .
# Layers from what changes least to what changes most: Java, the libraries, the service, Java's archive of its classes.
FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
RUN mvn -B -ntp dependency:go-offline
COPY src src
COPY routes routes
RUN mvn -B -ntp -DskipTests package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib

FROM eclipse-temurin:17-jre
# Not "sync": Debian and Ubuntu have a user of that name already.
RUN groupadd --system --gid 10001 amo-sheets-sync \
    && useradd --system --uid 10001 --gid amo-sheets-sync --no-create-home amo-sheets-sync \
    && mkdir -p /app /data && chown amo-sheets-sync:amo-sheets-sync /data
WORKDIR /app
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/original-amo-sheets-sync.jar amo-sheets-sync.jar
# The class path in a fixed order: the archive of classes fits no other.
RUN printf -- '-cp\n%s\n' "$(ls -d /app/amo-sheets-sync.jar /app/lib/*.jar | sort | paste -sd:)" > class-path.args \
    && java -XX:ArchiveClassesAtExit=/app/amo-sheets-sync.jsa -Xlog:cds=error @class-path.args org.amosheets.AmoSheetsSync try-start
USER amo-sheets-sync
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
# Healthy means: it can accept and keep changes. There is no curl in the image, and none is needed.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["/bin/bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${APP_PORT:-8080} && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/amo-sheets-sync.jsa", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
    "@/app/class-path.args", "org.amosheets.AmoSheetsSync"]
