#!/usr/bin/env bash
# Until the first release there is one migration, Foundation: this makes it anew from the model, under a fixed id.
# Afterwards: eng/migration.sh NAME adds one.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dir=src/CollabPortal.Application/Data/Migrations
ef() { dotnet ef "$@" --project src/CollabPortal.Application --startup-project eng/DesignTime; }
dotnet restore eng/DesignTime -v q
if [ $# -ge 1 ]; then ef migrations add "$1" -o Data/Migrations; exit; fi
rm -f $dir/*_Foundation.cs $dir/*_Foundation.Designer.cs $dir/PortalDbModelSnapshot.cs
ef migrations add Foundation -o Data/Migrations
made=$(basename "$(ls $dir/*_Foundation.cs)" .cs)
sed -i "s/$made/20261121000000_Foundation/" "$dir/$made.Designer.cs"
mv "$dir/$made.cs" "$dir/20261121000000_Foundation.cs"
mv "$dir/$made.Designer.cs" "$dir/20261121000000_Foundation.Designer.cs"
