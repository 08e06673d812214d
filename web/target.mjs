// The browsers that the page and the package are built for. Node 20.19 knows all that these do.
export const target = ["chrome123", "firefox121", "safari17.5"];
