// A copy of the sample newsroom, and the real program serving it.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve('../..');

export class Newsroom {
  static async open() {
    const newsroom = new Newsroom();
    newsroom.folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
    for (const name of ['articles', 'config.toml', 'feeds']) {
      cpSync(join(PROJECT, name), join(newsroom.folder, name), { recursive: true });
    }
    newsroom.server = spawn(join(PROJECT, 'target/release/feedmill'), ['serve', '--addr', '127.0.0.1:0'], {
      cwd: newsroom.folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    newsroom.url = await new Promise((done, fail) => {
      newsroom.server.stdout.once('data', (line) => done(String(line).match(/http:\/\/[^/]+\//)[0]));
      newsroom.server.once('exit', (code) => fail(new Error(`serve ended with ${code}`)));
    });
    return newsroom;
  }

  read(path) {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path, text) {
    writeFileSync(join(this.folder, path), text);
  }

  close() {
    this.server.removeAllListeners('exit');
    this.server.kill();
    rmSync(this.folder, { recursive: true });
  }
}
