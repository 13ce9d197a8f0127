// Said once, and used everywhere.
export const SITE_TITLE = 'The Harbor Courier';
export const SITE_DESCRIPTION = 'News from the harbor';
