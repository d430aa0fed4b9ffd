# The images of the office: `office` (pages, workers, commands) and `proxy`. Each RUN is one of the
# steps by which deploy/debian/install installs the office on a machine without containers.

FROM debian:12-slim AS debian
ENV EOFFICE_IMAGE=true EOFFICE_UID=10001 OFFICE=/opt/eoffice/current SOURCE=/source LANG=C.UTF-8

FROM debian AS build
COPY deploy/packages /source/deploy/packages
COPY deploy/steps/10-build-packages deploy/steps/20-python deploy/steps/30-node-packages /source/deploy/steps/
RUN /source/deploy/steps/10-build-packages
COPY requirements.lock /source/
RUN /source/deploy/steps/20-python
COPY package.json package-lock.json .npmrc requirements-node.lock /source/
RUN /source/deploy/steps/30-node-packages
COPY . /source
RUN /source/deploy/steps/40-code
RUN /source/deploy/steps/50-pages

FROM debian AS office
ARG EOFFICE_WITHOUT=""
COPY deploy/packages /source/deploy/packages
COPY deploy/steps/60-packages deploy/steps/70-account /source/deploy/steps/
RUN /source/deploy/steps/60-packages
RUN /source/deploy/steps/70-account
COPY --from=build /opt/eoffice /opt/eoffice
ENV PATH=/opt/eoffice/current/venv/bin:/usr/local/bin:/usr/bin:/bin \
    DJANGO_SETTINGS_MODULE=eoffice.settings.base \
    EOFFICE_WITHOUT=${EOFFICE_WITHOUT} \
    FONTS_DIR=/opt/eoffice/current/fonts \
    NODE_MODULES=/opt/eoffice/current/node_modules \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/opt/eoffice/current/static \
    UPLOAD_DIR=/var/lib/eoffice/uploads \
    VAR_DIR=/var/lib/eoffice
WORKDIR /var/lib/eoffice
USER 10001:10001
VOLUME /var/lib/eoffice
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["/opt/eoffice/current/code/deploy/health"]
ENTRYPOINT ["eoffice"]
CMD ["serve", "--without-worker", "--host", "0.0.0.0"]

FROM debian AS proxy
COPY deploy/packages /source/deploy/packages
COPY deploy/steps/80-proxy /source/deploy/steps/
RUN /source/deploy/steps/80-proxy
COPY deploy/proxy/nginx.conf /etc/nginx/nginx.conf
COPY deploy/proxy/upstream-container.conf deploy/proxy/eoffice.conf /etc/nginx/eoffice/
USER 10001:10001
EXPOSE 80 443
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/443"]
ENTRYPOINT ["nginx", "-e", "stderr"]
