# Two steps: the SDK builds, the runtime image carries the result. Framework-dependent, not root, no shell scripts inside.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY eng/BlazorClientScript.targets eng/
COPY src/ src/
RUN dotnet publish src/CollabPortal.Web -c Release -o /app -nodeReuse:false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# curl for the health check. libicu, which Japanese dates and sorting need, comes with the image.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app ./
# The user 'app' comes with the image. The database is a server of its own: set both connection strings (docs/operations.md).
USER app
ENV PORTAL_URL=http://0.0.0.0:5080 \
    PORTAL_DATA=/data \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:5080/health/ready"]
ENTRYPOINT ["dotnet", "CollabPortal.Web.dll"]
