"""A newsroom whose feeds are published to each store: what the store keeps of what it promises, and what a reader finds there
while the publisher is killed again and again."""

import argparse
import datetime
import importlib.metadata
import json
import os
import pathlib
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

import boto3
from azure.storage.blob import BlobSasPermissions, BlobServiceClient, generate_blob_sas
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = pathlib.Path(__file__).parent
WORK = (HERE / "../../target/stores").resolve()
PROGRAM = (HERE / "../../target/debug/feedmill").resolve()
EXPECTED = HERE / "expected.tsv"
BUCKET, PREFIX = "courier", "feeds"
SITE = "https://courier.example/"
# The stand-in's own key, which its documentation gives to everybody.
AZURE = ("devstoreaccount1", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def npm_version(name):
    return json.loads((WORK / f"node_modules/{name}/package.json").read_text())["version"]


class Store:
    """A server that runs while this lives."""

    def __init__(self, folder):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        log = open(folder / f"{self.name}.log", "wb")
        self.process = subprocess.Popen(self.command(folder), stdout=log, stderr=log, cwd=folder)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        self.begin()

    def stop(self):
        self.process.terminate()
        self.process.wait()


class S3(Store):
    to = f"s3://{BUCKET}/{PREFIX}"
    environment = {"AWS_ACCESS_KEY_ID": "S3RVER", "AWS_SECRET_ACCESS_KEY": "S3RVER", "AWS_REGION": "us-east-1"}

    def begin(self):
        self.client = boto3.client(
            "s3", endpoint_url=self.address, region_name="us-east-1", aws_access_key_id="S3RVER",
            aws_secret_access_key="S3RVER", config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
        )
        self.client.create_bucket(Bucket=BUCKET)

    def endpoint(self):
        return self.address

    def objects(self):
        found = {}
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=PREFIX + "/"):
            for row in page.get("Contents", []):
                try:
                    body = self.client.get_object(Bucket=BUCKET, Key=row["Key"])["Body"].read()
                except ClientError as error:
                    if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                        continue
                    raise
                found[row["Key"].removeprefix(PREFIX + "/")] = body
        return found

    def fields(self, path):
        head = self.client.head_object(Bucket=BUCKET, Key=f"{PREFIX}/{path}")
        return head["ContentType"], head.get("CacheControl"), head.get("ContentEncoding")

    def put(self, path, body, **condition):
        self.client.put_object(Bucket=BUCKET, Key=f"{PREFIX}/{path}", Body=body, **condition)

    def refuses(self, **condition):
        try:
            self.put("probe", b"other", **condition)
        except ClientError as error:
            return error.response["ResponseMetadata"]["HTTPStatusCode"]
        return None

    def writable(self, path):
        """An address at which an object may be written, and the fields that this takes."""
        return self.client.generate_presigned_url("put_object", Params={"Bucket": BUCKET, "Key": f"{PREFIX}/{path}"}), {}

    def get(self, path):
        return self.client.get_object(Bucket=BUCKET, Key=f"{PREFIX}/{path}")["Body"].read()

    def conditions(self):
        self.put("probe", b"first")
        answers = [self.refuses(IfNoneMatch="*"), self.refuses(IfMatch='"0123456789abcdef0123456789abcdef"')]
        self.remove("probe")
        return answers

    def remove(self, path):
        self.client.delete_object(Bucket=BUCKET, Key=f"{PREFIX}/{path}")


class Moto(S3):
    name = "moto"

    def version(self):
        return importlib.metadata.version("moto")

    def command(self, _):
        return [pathlib.Path(sys.executable).parent / "moto_server", "-H", "127.0.0.1", "-p", str(self.port)]


class S3rver(S3):
    name = "s3rver"

    def version(self):
        return npm_version("s3rver")

    def command(self, folder):
        (folder / "s3rver").mkdir()
        return ["node", WORK / "node_modules/.bin/s3rver", "-d", folder / "s3rver", "-a", "127.0.0.1", "-p", str(self.port)]


class Azurite(Store):
    name = "azurite"
    to = f"az://{BUCKET}/{PREFIX}"
    environment = {"AZURE_STORAGE_ACCOUNT_NAME": AZURE[0], "AZURE_STORAGE_ACCOUNT_KEY": AZURE[1]}

    def version(self):
        return npm_version("azurite")

    def command(self, folder):
        (folder / "azurite").mkdir()
        program = WORK / "node_modules/.bin/azurite-blob"
        return ["node", program, "--blobHost", "127.0.0.1", "--blobPort", str(self.port), "-l", folder / "azurite",
                "--skipApiVersionCheck"]

    def begin(self):
        credential = {"account_name": AZURE[0], "account_key": AZURE[1]}
        service = BlobServiceClient(self.endpoint(), credential=credential, retry_total=1)
        self.container = service.create_container(BUCKET)

    def endpoint(self):
        return f"{self.address}/{AZURE[0]}"

    def objects(self):
        names = [row.name for row in self.container.list_blobs(name_starts_with=PREFIX + "/")]
        return {name.removeprefix(PREFIX + "/"): self.container.download_blob(name, decompress=False).readall() for name in names}

    def fields(self, path):
        settings = self.container.get_blob_client(f"{PREFIX}/{path}").get_blob_properties().content_settings
        return settings.content_type, settings.cache_control, settings.content_encoding

    def put(self, path, body):
        self.container.upload_blob(f"{PREFIX}/{path}", body, overwrite=True)

    def writable(self, path):
        start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)
        signature = generate_blob_sas(
            AZURE[0], BUCKET, f"{PREFIX}/{path}", account_key=AZURE[1], permission=BlobSasPermissions(write=True, create=True),
            start=start, expiry=start + datetime.timedelta(hours=1),
        )
        return f"{self.endpoint()}/{BUCKET}/{PREFIX}/{path}?{signature}", {"x-ms-blob-type": "BlockBlob"}

    def get(self, path):
        return self.container.download_blob(f"{PREFIX}/{path}").readall()

    def conditions(self):
        blob = self.container.get_blob_client(f"{PREFIX}/probe")
        blob.upload_blob(b"first", overwrite=True)
        answers = []
        for headers in ({"If-None-Match": "*"}, {"If-Match": '"0x1"'}):
            try:
                blob.upload_blob(b"other", overwrite=True, headers=headers)
                answers.append(None)
            except Exception as error:  # the library has a class for each status
                answers.append(error.status_code)
        self.remove("probe")
        return answers

    def remove(self, path):
        self.container.delete_blob(f"{PREFIX}/{path}")


STORES = [Moto, S3rver, Azurite]


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(width * 3) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Newsroom:
    def __init__(self, folder, store):
        self.folder, self.store = folder, store
        (folder / "articles").mkdir(parents=True)
        (folder / "config.toml").write_text(
            f'[site]\ntitle = "The Harbor Courier"\nurl = "{SITE}"\n[photos]\npublish = true\n'
            '[output]\ncompress = ["gzip"]\n'
            f'[[publish]]\nto = "{store.to}"\nendpoint = "{store.endpoint()}"\npatience = 10\n'
        )

    def run(self, *arguments):
        command = [PROGRAM, *arguments]
        environment = {**os.environ, **self.store.environment}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)

    def start(self):
        environment = {**os.environ, **self.store.environment}
        return subprocess.Popen([PROGRAM, "publish", "-q"], cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)

    def build(self, state, stories=12):
        for nth in range(stories):
            (self.folder / f"articles/p{nth}.png").write_bytes(png(3 + state, 4 + nth))
            (self.folder / f"articles/s{nth}.md").write_text(
                f'+++\ntitle = "Story {nth} of {state}"\ndate = 2026-02-01\nupdated = 2026-02-{1 + state % 27:02}\n'
                f'topics = ["Topic {nth}"]\nphotos = ["p{nth}.png"]\n+++\nThe text of story {nth}.\n'
            )
        done = self.run("build", "-q")
        assert done.returncode == 0, done.stderr
        return self.built()

    def built(self):
        root = self.folder / "feeds"
        files = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        return {path: body for path, body in files.items() if not path.startswith(".feedmill/")}


def public(store):
    return {path: body for path, body in store.objects().items() if not path.startswith(".feedmill-publish/")}


def faults(found, states):
    """What a reader would object to."""
    told = []
    for path, body in found.items():
        if not any(state.get(path) == body for state in states):
            told.append(f"{path} is torn")
        if path.endswith(".gz"):
            continue
        text = body.decode("utf-8", "replace")
        for named in re.findall(re.escape(SITE) + r"feeds/(photos/[0-9a-f-]+\.png)", text):
            if named not in found:
                told.append(f"{path} names {named}, which is not there")
        if path.endswith(".opml"):
            for named in re.findall(rf'xmlUrl="{re.escape(SITE)}feeds/([^"]+)"', text):
                if named not in found:
                    told.append(f"{path} lists {named}, which is not there")
    return told


def cut_upload(store):
    """What an object is after somebody began to replace it and went away in the middle."""
    store.put("probe", b"old " * 20000)
    address, fields = store.writable("probe")
    path = address.split(f":{store.port}", 1)[1]
    head = {"Host": f"127.0.0.1:{store.port}", "Content-Length": "80000", "Connection": "close", **fields}
    with socket.create_connection(("127.0.0.1", store.port)) as stream:
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        stream.sendall(f"PUT {path} HTTP/1.1\r\n{lines}\r\n".encode() + b"new " * 10000)
        time.sleep(0.3)
    time.sleep(0.5)
    body = store.get("probe")
    store.remove("probe")
    return "the old object stays" if body == b"old " * 20000 else f"a part takes its place, {len(body)} bytes of 80000"


def answer(status):
    return "ignored" if status is None else f"refused, {status}"


def try_store(kind, kills, seed):
    row = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = kind(folder)
        try:
            row["version"] = store.version()
            room = Newsroom(folder / "newsroom", store)
            none_match, match = store.conditions()
            row["If-None-Match: *"], row["If-Match"] = answer(none_match), answer(match)
            row["cut upload"] = cut_upload(store)
            states = [room.build(0)]
            done = room.run("publish")
            assert done.returncode == 0, done.stderr
            row["feedmill says"] = "no conditions" if "does not keep conditions" in done.stderr else "conditions"
            assert public(store) == states[0], "not what was built"
            rss = store.fields("all.rss") == ("application/rss+xml; charset=utf-8", "public, max-age=300", None)
            packed = store.fields("all.rss.gz") == ("application/rss+xml; charset=utf-8", "public, max-age=300", "gzip")
            row["metadata"] = "kept" if rss else str(store.fields("all.rss"))
            row["encoding"] = "kept" if packed else str(store.fields("all.rss.gz"))
            done = room.run("publish", "--verify")
            row["listing"] = "same versions" if "nothing differs" in done.stdout else done.stdout.strip()
            store.put("all.rss", b"defaced")
            store.put("notes.txt", b"mine")
            done = room.run("publish", "--verify")
            assert done.returncode == 0, done.stderr
            found = public(store)
            assert found.pop("notes.txt") == b"mine" and found == states[0], "not mended"
            states.append(room.build(1, stories=12))
            (room.folder / "articles/s3.md").unlink()
            states.append(room.build(1, stories=3))
            assert room.run("retire", "topics/topic-3").returncode == 0
            states.append(room.built())
            done = room.run("publish")
            assert done.returncode == 0, done.stderr
            found = public(store)
            found.pop("notes.txt")
            row["removal"] = "gone" if found == room.built() else "left"
            if "a part" in row["cut upload"]:
                print(f"{store.name}: not killed, as it takes parts of objects for objects", flush=True)
                return row
            killed, whole = 0, 0.3
            chance = random.Random(seed)
            for state in range(2, 1000):
                if killed == kills:
                    break
                states.append(room.build(state))
                for _ in range(5):
                    process, began = room.start(), time.monotonic()
                    try:
                        process.wait(chance.uniform(0, whole))
                        whole = max(0.05, min(whole, 1.2 * (time.monotonic() - began)))
                    except subprocess.TimeoutExpired:
                        process.send_signal(signal.SIGKILL)
                        killed += 1
                    process.wait()
                    found = public(store)
                    found.pop("notes.txt")
                    told = faults(found, states[-3:])
                    assert not told, f"after {killed} kills: {told[:3]}"
                    if killed == kills:
                        break
                done = room.run("publish")
                assert done.returncode == 0, done.stderr
                found = public(store)
                found.pop("notes.txt")
                assert found == states[-1], "the next run does not end right"
            print(f"{store.name}: killed {killed} times, whole each time", flush=True)
        finally:
            store.stop()
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write the table")
    parser.add_argument("--kills", type=int, default=40, help="how often a run is killed at each store")
    parser.add_argument("--seed", type=int, default=20, help="of the moments at which it is killed")
    parser.add_argument("stores", nargs="*", help="only these")
    options = parser.parse_args()
    kinds = [kind for kind in STORES if not options.stores or kind.name in options.stores]
    lines = []
    for kind in kinds:
        row = try_store(kind, options.kills, options.seed)
        lines += [f"{kind.name}\t{key}\t{value}\n" for key, value in row.items()]
    table = "".join(lines)
    if options.update and not options.stores:
        EXPECTED.write_text(table)
    known = EXPECTED.read_text().splitlines(keepends=True) if EXPECTED.exists() else []
    known = [line for line in known if line.split("\t")[0] in {kind.name for kind in kinds}]
    sys.stdout.write(table)
    if lines != known:
        sys.exit("this is not what tests/stores/expected.tsv says")


main()
