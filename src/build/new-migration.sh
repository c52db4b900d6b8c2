#!/usr/bin/env bash
# Scaffolds one migration for both engines: src/build/new-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?name of the migration}
dotnet tool restore >/dev/null
dotnet build src/Portal.App -v q --nologo
for engine in Sqlite Postgres; do
  dotnet ef migrations add "$name" --project src/Portal.App --startup-project src/Portal.App --context "${engine}PortalDb" \
    --output-dir "Data/Migrations/$engine" --no-build
done
