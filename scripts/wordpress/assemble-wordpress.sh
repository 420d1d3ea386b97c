#!/bin/sh
# Makes one plain folder, without links, out of Debian's packages of WordPress and of what it bundles.
#   assemble-wordpress.sh PACKAGES TARGET
set -eu
packages=$1
target=$2
root=$packages/root
wordpress=$root/usr/share/wordpress

mkdir "$root"
for package in "$packages"/*.deb; do dpkg-deb -x "$package" "$root"; done

# Debian's own way of configuring many sites; upstream has neither file.
rm -f "$wordpress/.htaccess" "$wordpress/wp-config.php"

# The certificates are the machine's own, through a link.
rm -f "$wordpress/wp-includes/certificates/ca-bundle.crt"
cp /etc/ssl/certs/ca-certificates.crt "$wordpress/wp-includes/certificates/ca-bundle.crt"
cp "$root/var/lib/wordpress/wp-content/index.php" "$wordpress/wp-content/index.php"

# Absolute links mean what was unpacked, not what is installed.
find "$wordpress" -type l -lname '/*' | while IFS= read -r link; do
  ln -sfn "$root$(readlink "$link")" "$link"
done
dangling=$(find "$wordpress" -xtype l)
[ -z "$dangling" ] || { echo "These links lead nowhere: $dangling" >&2; exit 1; }

cp -rL "$wordpress" "$target"
chmod -R u+rwX,go+rX "$target"
mkdir -p "$target/wp-content/uploads"
