#!/bin/sh
# Makes what an image without a base image lacks: a Java runtime of the modules that the connector needs, taken from the JDK
# that builds, the C library it is linked with, users, and the archive of classes that this very runtime can use.
#
#   runtime.sh ROOT MODIFIED    ROOT holds app/ and becomes the root of the image; MODIFIED is when all of its files were
#                               modified, as the image will have it: an archive holds for jars of one time alone
#
# Linux only; the image is for the architecture it is built on.
set -eu

root=$1
modified=$2
jdk=${JAVA_HOME:-$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac)")")")}
runtime=$root/opt/java/openjdk
modules=java.desktop,java.instrument,java.logging,java.management,java.management.rmi,java.naming,java.net.http,java.scripting
modules=$modules,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr
modules=$modules,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.random,jdk.security.auth,jdk.unsupported,jdk.zipfs

rm -rf "$root/opt" "$root/lib" "$root/lib64" "$root/usr" "$root/etc"
mkdir -p "$root/opt/java" "$root/etc"
"$jdk/bin/jlink" --output "$runtime" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages
"$runtime/bin/java" -Xshare:dump -Xlog:disable

# No window system, fonts or sound: what only these need stays out.
rm -f "$runtime"/lib/libawt_xawt.so "$runtime"/lib/libsplashscreen.so "$runtime"/lib/libjawt.so "$runtime"/lib/libjsound.so \
  "$runtime"/lib/libfontmanager.so "$runtime"/lib/libfreetype.so "$runtime"/lib/liblcms.so "$runtime"/lib/libjavajpeg.so \
  "$runtime"/lib/libmlib_image.so
libraries=$(LD_LIBRARY_PATH=$runtime/lib:$runtime/lib/server ldd "$runtime"/bin/java "$runtime"/lib/*.so "$runtime"/lib/server/*.so |
  sed -n 's/^.*[[:space:]]\(\/[^ ]*\) (0x.*$/\1/p' | grep -v "^$runtime" | sort -u)
for library in $libraries; do
  mkdir -p "$root$(dirname -- "$library")"
  cp -L -- "$library" "$root$library"
done

printf 'root:x:0:0::/:/sbin/nologin\nconnector:x:10001:10001::/var/lib/schedules-connector:/sbin/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nconnector:x:10001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"

# The names in the archive are those of the class path: relative, as in the image's entry point, so it holds in /app as well.
find "$root/app" -exec touch -d "$modified" {} +
cd "$root/app"
"../opt/java/openjdk/bin/java" -XX:ArchiveClassesAtExit=pagerduty-schedules-connector.jsa -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable \
  -jar pagerduty-schedules-connector.jar demo >/dev/null
