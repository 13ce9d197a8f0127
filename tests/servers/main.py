"""Starts each server with the snippet that is printed for it, and asks it for feeds as readers do."""

import gzip
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "servers"
FEEDMILL = ROOT / "target" / "debug" / "feedmill"

TYPES = {
    "all.rss": "application/rss+xml; charset=utf-8",
    "all.atom": "application/atom+xml; charset=utf-8",
    "all.json": "application/feed+json; charset=utf-8",
    "feeds.opml": "text/x-opml; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
}


# Where the feed of everything was before, and the file that it is now.
MOVED = {"rss.xml": "all.rss", "/feed/": "all.rss", "/blog/atom.xml": "all.atom"}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def newsroom(folder, compress):
    """The sample newsroom, built."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "articles", folder / "articles")
    config = (ROOT / "config.toml").read_text()
    # `compress` belongs into `[output]`, which the sample may have.
    lines = [line for line in config.splitlines() if not line.startswith("compress")]
    if compress:
        at = next((nth for nth, line in enumerate(lines) if line.strip() == "[output]"), None)
        if at is None:
            lines += ["[output]"]
            at = len(lines) - 1
        lines.insert(at + 1, 'compress = ["gzip", "brotli"]')
    at = lines.index('path = "all"')
    lines.insert(at + 1, f"was = {list(MOVED)}")
    (folder / "config.toml").write_text("\n".join(lines) + "\n")
    subprocess.run([FEEDMILL, "build", "--quiet"], cwd=folder, check=False)
    # Servers that run as another user have to come to the files.
    for above in [folder, *folder.parents]:
        if above == ROOT.parent:
            break
        above.chmod(above.stat().st_mode | 0o555)


def snippet(folder, server):
    return subprocess.run([FEEDMILL, "snippet", server], cwd=folder, check=True, capture_output=True, text=True).stdout


def modules(names):
    there = pathlib.Path("/usr/lib/apache2/modules")
    return "".join(f"LoadModule {name}_module {there / f'mod_{name}.so'}\n" for name in names)


def apache(folder, port, home):
    names = ["mpm_event", "authz_core", "alias", "headers", "mime", "dir", "deflate", "filter", "rewrite", "setenvif"]
    (home / "conf").write_text(
        f"ServerRoot {home}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {home}/pid\nErrorLog {home}/errors\n"
        f"{modules(names)}TypesConfig /dev/null\nUser www-data\nGroup www-data\nDocumentRoot {home}\n"
        f"<VirtualHost 127.0.0.1:{port}>\n{snippet(folder, 'apache')}</VirtualHost>\n"
    )
    return ["/usr/sbin/apache2", "-f", str(home / "conf"), "-D", "FOREGROUND"]


def nginx(folder, port, home):
    module = pathlib.Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    (home / "conf").write_text(
        f"load_module {module};\ndaemon off;\npid {home}/pid;\nerror_log {home}/errors;\nevents {{}}\nhttp {{\naccess_log off;\n"
        f"server {{\nlisten 127.0.0.1:{port};\n{snippet(folder, 'nginx')}}}\n}}\n"
    )
    return ["/usr/sbin/nginx", "-e", str(home / "errors"), "-c", str(home / "conf")]


def caddy(folder, port, home):
    (home / "conf").write_text(f"{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\n{snippet(folder, 'caddy')}}}\n")
    return ["/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", str(home / "conf")]


SERVERS = {"apache": apache, "nginx": nginx, "caddy": caddy}
VERSIONS = {"apache": ["/usr/sbin/apache2", "-v"], "nginx": ["/usr/sbin/nginx", "-v"], "caddy": ["/usr/bin/caddy", "version"]}


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def judge(port, folder, base, has_siblings):
    """What is not as docs/serving.md says."""
    faults = []

    def expect(what, found, right):
        if found != right:
            faults.append(f"{what}: {found!r}, and not {right!r}")

    for name, media_type in TYPES.items():
        written = (folder / "feeds" / name).read_bytes()
        for accept in ["identity", "gzip", "gzip, deflate, br"]:
            what = f"{name} for {accept}"
            status, headers, body = ask(port, base + name, Accept_Encoding=accept)
            expect(f"status of {what}", status, 200)
            expect(f"type of {what}", headers.get("content-type"), media_type)
            expect(f"Cache-Control of {what}", headers.get("cache-control"), "public, max-age=300")
            encoding = headers.get("content-encoding", "identity")
            if encoding == "gzip":
                expect(f"bytes of {what}", gzip.decompress(body) == written, True)
            elif encoding == "identity":
                expect(f"bytes of {what}", body == written, True)
            elif encoding == "br":
                expect(f"bytes of {what}", body == (folder / "feeds" / f"{name}.br").read_bytes(), True)
            if accept == "identity" or (accept == "gzip" and name != "index.html" and len(written) > 2000):
                expect(f"encoding of {what}", encoding, accept)
            if has_siblings and "br" in accept and (folder / "feeds" / f"{name}.br").exists():
                expect(f"encoding of {what}", encoding, "br")
            # A reader sends back what it was given.
            validators = {"If_None_Match": headers.get("etag"), "If_Modified_Since": headers.get("last-modified")}
            validators = {field: value for field, value in validators.items() if value}
            expect(f"whether {what} can be asked for again", bool(validators), True)
            for sent in [validators, *({field: value} for field, value in validators.items())]:
                status, headers, body = ask(port, base + name, Accept_Encoding=accept, **sent)
                expect(f"status of {what} with {' and '.join(sent)}", (status, len(body)), (304, 0))
            status, _, _ = ask(port, base + name, Accept_Encoding=accept, If_None_Match='"something-else"')
            expect(f"status of {what} with another tag", status, 200)
    for was, now in MOVED.items():
        path = was if was.startswith("/") else base + was
        status, headers, _ = ask(port, path)
        expect(f"where {was} leads", (status, headers.get("location")), (301, f"https://courier.example/feeds/{now}"))
        status, _, _ = ask(port, f"{path.rstrip('/')}/more")
        expect(f"whether what is below {was} leads there too", status == 301, False)
    status, _, _ = ask(port, base)
    expect("status of the folder", status, 200)
    for path in [".feedmill/identities.tsv", ".feedmill/", "%2efeedmill/files.txt"]:
        status, _, _ = ask(port, base + path)
        expect(f"whether {path} is refused", status in (403, 404), True)
    return faults


def run(name, folder, has_siblings):
    home = WORK / name
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    port = free_port()
    command = SERVERS[name](folder, port, home)
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "HOME": str(home)}
    with open(home / "said", "wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env=environment, start_new_session=True)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if server.poll() is not None:
                    break
                time.sleep(0.05)
        if server.poll() is not None:
            return [f"it does not start: {(home / 'said').read_text()[-600:]}"]
        return judge(port, folder, "/feeds/", has_siblings)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def main():
    failed = False
    for has_siblings in [False, True]:
        folder = WORK / ("compressed" if has_siblings else "plain")
        newsroom(folder, has_siblings)
        for name in SERVERS:
            version = subprocess.run(VERSIONS[name], capture_output=True, text=True, check=False)
            version = (version.stdout + version.stderr).strip().splitlines()[0]
            faults = run(name, folder, has_siblings)
            kind = "with output.compress" if has_siblings else "as it is"
            print(f"{name} {kind} ({version}): {'all well' if not faults else f'{len(faults)} faults'}")
            for fault in faults[:12]:
                print(f"  {fault}")
            failed |= bool(faults)
    sys.exit(failed)


main()
