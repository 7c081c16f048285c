# Site on 4321, Studio and API on 3333; everything that must be kept is in /data.
#   docker build -t edicola .
#   docker run --init -p 4321:4321 -p 3333:3333 -v edicola:/data \
#     -e SITE_URL=https://www.example.it -e CMS_URL=https://cms.example.it edicola
FROM node:24-slim
WORKDIR /srv/edicola
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
# The built Studio and Astro's cache are written below the project.
RUN useradd --system --home /srv/edicola edicola \
  && mkdir -p /data node_modules/.cache .astro \
  && chown -R edicola /data node_modules/.cache .astro
USER edicola
ENV EDICOLA_DATA=/data NODE_ENV=production
VOLUME /data
EXPOSE 4321 3333
CMD ["node", "scripts/start.ts"]
