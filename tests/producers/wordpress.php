<?php
// Installs WordPress into an empty database, has it keep posts with all that they can have, and writes what its export and
// its REST interface give. Arguments: the folder of WordPress, the socket of the database, the folder to write into.
[, $wordpress, $socket, $out] = $argv;
define('ABSPATH', rtrim($wordpress, '/') . '/');
define('DB_NAME', 'wp');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', "localhost:$socket");
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_CONTENT_DIR', "$out/content");
$table_prefix = 'wp_';
$_SERVER += ['HTTP_HOST' => 'courier.example', 'SERVER_NAME' => 'courier.example', 'REQUEST_URI' => '/',
  'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'HTTPS' => 'on'];
function wp_mail() { return true; }
@mkdir("$out/content/uploads", 0777, true);
@mkdir("$out/content/themes", 0777, true);
define('WP_INSTALLING', true);
require ABSPATH . 'wp-settings.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('The Harbor Courier', 'SECRETLOGIN', 'secret@courier.example', true, '', 'secret');
update_option('home', 'https://courier.example');
update_option('siteurl', 'https://courier.example');
update_option('timezone_string', 'America/Chicago');
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
$wp_rewrite->flush_rules(false);
foreach (get_posts(['post_type' => 'any', 'numberposts' => -1, 'post_status' => 'any']) as $old) {
  wp_delete_post($old->ID, true);
}
wp_update_user(['ID' => 1, 'display_name' => 'Ida Brandt', 'user_nicename' => 'ida']);
wp_set_current_user(1);
$transport = wp_insert_term('Transport & Ports', 'category')['term_id'];
$picture = wp_insert_attachment(['post_title' => 'SECRETPICTURE', 'post_excerpt' => 'A ferry at dawn.', 'post_content' => 'SECRETTEXT',
  'post_mime_type' => 'image/png', 'post_status' => 'inherit'], 'ferry.png');
update_post_meta($picture, '_wp_attachment_image_alt', 'A white ferry');
update_post_meta($picture, '_wp_attachment_metadata', ['width' => 640, 'height' => 400, 'file' => 'ferry.png', 'sizes' => []]);
$blocks = "<!-- wp:paragraph -->\n<p>The board raised fares on all three lines of the port.</p>\n<!-- /wp:paragraph -->\n\n"
  . "<!-- wp:list -->\n<ul><li>Adults</li><li>Children</li></ul>\n<!-- /wp:list -->";
$usual = ['post_author' => 1, 'post_status' => 'publish', 'post_content' => $blocks, 'post_excerpt' => 'Commuters pay more.',
  'post_category' => [$transport], 'tags_input' => ['Ferries', 'Fähren & Häfen'], 'post_date' => '2026-05-04 09:30:00'];
$posts = [
  'Plain' => [],
  'Classic' => ['post_content' => "The board met at noon in the old town hall.\n\nIt raised\nfares on all three lines."],
  'Signs & <em>marks</em> “of” a title' => [],
  'CDATA' => ['post_content' => '<p>The code ends with ]]> and goes on &amp; on for a while.</p>'],
  'Caption' => ['post_content' => "Fares rise on all of the lines, and so it goes.\n\n[caption id=\"attachment_9\" align=\"alignnone\" width=\"300\"]<img src=\"https://courier.example/in.png\" alt=\"In\" width=\"300\" height=\"200\" /> The old pier[/caption]\n\n[gallery ids=\"1,2\"]Done."],
  'More' => ['post_content' => "<p>Before the fold, some words stand here.</p>\n<!--more Read on-->\n<p>Behind it, others.</p>\n<!--nextpage-->\n<p>On page two.</p>"],
  'No excerpt' => ['post_excerpt' => ''],
  'SECRETDRAFT' => ['post_status' => 'draft'],
  'SECRETPENDING' => ['post_status' => 'pending'],
  'SECRETPRIVATE' => ['post_status' => 'private'],
  'SECRETPASSWORD' => ['post_password' => 'open'],
  'SECRETFUTURE' => ['post_date' => '2037-05-04 09:30:00', 'post_status' => 'future'],
  'SECRETTRASH' => ['post_status' => 'trash'],
  'SECRETPAGE' => ['post_type' => 'page'],
  'Photo' => ['meta_input' => ['_thumbnail_id' => $picture]],
  'Sound' => ['meta_input' => ['enclosure' => "https://courier.example/talk.mp3\n12345\naudio/mpeg\n"]],
  'Kept secret in meta' => ['meta_input' => ['_notes' => 'SECRETMETA']],
];
foreach ($posts as $title => $more) {
  $id = wp_insert_post(wp_slash(array_merge($usual, ['post_title' => $title], $more)), true);
  if (is_wp_error($id)) { fwrite(STDERR, "$title: " . $id->get_error_message() . "\n"); exit(1); }
  wp_insert_comment(['comment_post_ID' => $id, 'comment_content' => 'SECRETCOMMENT', 'comment_approved' => 1, 'comment_author' => 'SECRETREADER']);
  if ($title === 'Photo') { set_post_format($id, 'aside'); stick_post($id); }
}
global $wpdb;
$wpdb->query("UPDATE wp_posts SET post_modified = '2026-05-04 12:00:00', post_modified_gmt = '2026-05-04 17:00:00' WHERE post_title = 'Photo'");
$wpdb->query("UPDATE wp_posts SET post_modified = post_date, post_modified_gmt = post_date_gmt WHERE post_title != 'Photo'");
wp_cache_flush();
require ABSPATH . 'wp-admin/includes/export.php';
ob_start();
@export_wp(['content' => 'all']);
file_put_contents("$out/export.xml", ob_get_clean());
wp_set_current_user(0);
$request = new WP_REST_Request('GET', '/wp/v2/posts');
$request->set_query_params(['per_page' => 100, '_embed' => '1']);
$server = rest_get_server();
$posts = $server->response_to_data(rest_do_request($request), true);
file_put_contents("$out/posts.json", wp_json_encode($posts));
echo get_bloginfo('version'), "\n";
